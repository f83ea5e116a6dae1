// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

Rectangle {
    implicitWidth: 48
    implicitHeight: 48
    radius: 24
    color: Theme.picturePlate

    Icon {
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: 1
        name: "play"
        size: 24
        tint: Theme.onPicture
    }
}
