// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// One of our own icons (resources/icons) in a colour of the theme.
Image {
    id: root

    required property string name
    property color tint: Theme.muted
    property int size: 20

    width: root.size
    height: root.size
    sourceSize.width: root.size
    sourceSize.height: root.size
    source: "image://icon/" + root.name + "/" + String(root.tint).substring(1)
}
