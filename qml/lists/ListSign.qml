// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What a list is told apart by: its emoji, on its colour; nothing where neither was chosen.
Item {
    id: root

    required property string icon
    required property string colour

    visible: root.icon.length > 0 || root.colour.length > 0
    width: root.visible ? Theme.mark(24) : 0
    height: Theme.mark(24)

    Rectangle {
        anchors.centerIn: parent
        width: root.icon.length > 0 ? parent.width : Theme.mark(12)
        height: width
        radius: root.icon.length > 0 ? 8 : 4
        visible: root.colour.length > 0
        opacity: root.icon.length > 0 ? 0.35 : 1
        color: root.colour.length > 0 ? root.colour : Theme.muted
    }

    Words {
        anchors.centerIn: parent
        visible: root.icon.length > 0
        text: root.icon
        font.pixelSize: Theme.mark(15)
        Accessible.ignored: true
    }
}
