// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// One of our own icons (resources/icons) in a colour of the theme.
Image {
    id: root

    required property string name
    property color tint: Theme.muted
    /// At the usual size of type; it grows with it.
    property int size: 20
    readonly property int edge: Theme.mark(root.size)

    width: root.edge
    height: root.edge
    sourceSize.width: root.edge
    sourceSize.height: root.edge
    source: "image://icon/" + root.name + "/" + String(root.tint).substring(1)
}
