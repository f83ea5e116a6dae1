// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Covers sensitive media again.
Rectangle {
    id: root

    signal clicked

    implicitWidth: Theme.mark(28)
    implicitHeight: Theme.mark(28)
    radius: 8
    color: Theme.picturePlate
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Hide")
    Accessible.onPressAction: root.clicked()

    Icon {
        anchors.centerIn: parent
        name: "eye"
        size: 16
        tint: Theme.onPicture
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        onClicked: root.clicked()
    }
}
