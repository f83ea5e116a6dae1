// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Leads to all emoji.
Rectangle {
    id: root

    signal clicked
    signal hintAsked(Item at, string words)

    implicitWidth: Theme.sized(34)
    implicitHeight: Theme.sized(24)
    width: root.implicitWidth
    height: root.implicitHeight
    radius: root.height / 2
    color: pointer.containsMouse ? Theme.pressed : "transparent"
    border.color: Theme.hairline
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Another reaction")
    Accessible.onPressAction: root.clicked()

    Icon {
        anchors.centerIn: parent
        name: "plus"
        size: 16
        tint: pointer.containsMouse ? Theme.text : Theme.muted
    }

    MouseArea {
        id: pointer

        anchors.fill: parent
        hoverEnabled: true
        cursorShape: Qt.PointingHandCursor
        onClicked: root.clicked()
        onContainsMouseChanged: root.hintAsked(root, pointer.containsMouse ? qsTr("Another reaction") : "")
    }
}
