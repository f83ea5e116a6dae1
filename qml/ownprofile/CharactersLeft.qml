// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// How many characters may still be typed above it.
Words {
    id: root

    required property int remaining

    text: String(root.remaining)
    color: root.remaining < 0 ? Theme.danger : Theme.muted
    font.pixelSize: Theme.small
    horizontalAlignment: Text.AlignRight
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 characters left").arg(root.remaining)
}
