// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One of the colours that an account may have.
PopupMenuItem {
    id: root

    required property string colour
    required property bool chosen

    leftPadding: 38
    Accessible.checkable: true
    Accessible.checked: root.chosen

    Rectangle {
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        width: 18
        height: 18
        radius: 6
        color: root.colour
    }

    Icon {
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        visible: root.chosen
        name: "check"
        size: 18
        tint: Theme.text
    }
}
