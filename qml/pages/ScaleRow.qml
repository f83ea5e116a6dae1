// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The size of type, in steps of ten per cent.
Item {
    id: root

    required property int scale100

    signal asked(int to)

    // A button that ends at a limit hands the keys to the other.
    onScale100Changed: root.scale100 <= 80 && smaller.focus ? larger.forceActiveFocus(Qt.TabFocusReason) : (root.scale100 >= 200 && larger.focus ? smaller.forceActiveFocus(Qt.TabFocusReason) : undefined)

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
            id: smaller

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
            id: larger

            name: "plus"
            text: qsTr("Larger")
            enabled: root.scale100 < 200
            onClicked: root.asked(Math.min(200, root.scale100 + 10))
        }
    }
}
