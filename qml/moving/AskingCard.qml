// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asks once more before something is done. Who only presses Return goes back.
FocusScope {
    id: root

    required property string question
    required property string yes
    required property bool dangerous

    signal confirmed
    signal declined

    implicitHeight: page.height + 24
    Keys.onEscapePressed: root.declined()

    Rectangle {
        anchors.fill: parent
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: root.dangerous ? Theme.bad : Theme.edge
    }

    Column {
        id: page

        x: 12
        y: 12
        width: parent.width - 24
        spacing: 10

        Words {
            width: parent.width
            text: root.question
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                focus: true
                text: qsTr("Back")
                onClicked: root.declined()
            }

            PushButton {
                dangerous: root.dangerous
                text: root.yes
                onClicked: root.confirmed()
            }
        }
    }
}
