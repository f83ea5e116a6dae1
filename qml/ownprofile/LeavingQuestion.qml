// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asked before changes are thrown away. The keys are at the answer that keeps them.
FocusScope {
    id: root

    signal stayAsked
    signal leaveAsked

    implicitHeight: answers.y + answers.height + 10
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: Theme.raised
        border.color: Theme.edge
    }

    Words {
        id: words

        x: 12
        y: 10
        width: parent.width - 24
        text: qsTr("There are changes that are not saved.")
        wrapMode: Text.Wrap
    }

    Flow {
        id: answers

        x: 12
        y: words.y + words.height + 8
        width: parent.width - 24
        spacing: 8

        PushButton {
            focus: true
            text: qsTr("Go on editing")
            onClicked: root.stayAsked()
        }

        PushButton {
            dangerous: true
            text: qsTr("Discard the changes")
            onClicked: root.leaveAsked()
        }
    }
}
