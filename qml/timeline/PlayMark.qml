// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

Rectangle {
    implicitWidth: Theme.mark(48)
    implicitHeight: Theme.mark(48)
    radius: width / 2
    color: Theme.picturePlate

    Icon {
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: 1
        name: "play"
        size: 24
        tint: Theme.onPicture
    }
}
