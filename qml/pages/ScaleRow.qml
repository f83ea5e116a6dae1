// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The size of type, in steps of ten per cent.
Item {
    id: root

    required property int scale100
    /// What the buttons lead to. It is asked for once they rest, for all moves under the pointer then.
    property int wanted: root.scale100

    signal asked(int to)

    onScale100Changed: root.wanted = root.scale100
    // A button that ends at a limit hands the keys to the other.
    onWantedChanged: root.wanted <= 80 && smaller.focus ? larger.forceActiveFocus(Qt.TabFocusReason) : (root.wanted >= 200 && larger.focus ? smaller.forceActiveFocus(Qt.TabFocusReason) : undefined)
    Component.onDestruction: resting.running ? root.asked(root.wanted) : undefined

    implicitHeight: Theme.control

    Timer {
        id: resting

        interval: 500
        onTriggered: root.asked(root.wanted)
    }

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
            enabled: root.wanted > 80
            onClicked: root.want(Math.max(80, root.wanted - 10))
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.sized(56)
            text: qsTr("%1 %").arg(root.wanted)
            horizontalAlignment: Text.AlignHCenter
        }

        IconButton {
            id: larger

            name: "plus"
            text: qsTr("Larger")
            enabled: root.wanted < 200
            onClicked: root.want(Math.min(200, root.wanted + 10))
        }
    }

    function want(to: int): void {
        root.wanted = to;
        resting.restart();
    }
}
