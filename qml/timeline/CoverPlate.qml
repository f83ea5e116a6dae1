// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Over media that their author calls sensitive.
Rectangle {
    implicitWidth: row.width + 28
    implicitHeight: row.height + 16
    radius: 10
    color: Theme.picturePlate

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "eye"
            size: 18
            tint: Theme.onPicture
        }

        Words {
            text: qsTr("Sensitive · Show")
            color: Theme.onPicture
        }
    }
}
