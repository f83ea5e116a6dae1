// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The size of type, in steps of ten per cent.
Item {
    id: root

    required property int scale100

    signal asked(int to)

    implicitHeight: Theme.control

    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Size")
    }

    Row {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        IconButton {
            name: "minus"
            text: qsTr("Smaller")
            enabled: root.scale100 > 80
            onClicked: root.asked(Math.max(80, root.scale100 - 10))
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.sized(56)
            text: qsTr("%1 %").arg(root.scale100)
            horizontalAlignment: Text.AlignHCenter
        }

        IconButton {
            name: "plus"
            text: qsTr("Larger")
            enabled: root.scale100 < 200
            onClicked: root.asked(Math.min(200, root.scale100 + 10))
        }
    }
}
