// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What must be answered before it goes on. The keys are at the answer that changes nothing.
FocusScope {
    id: root

    required property Ui.Composer composer

    implicitHeight: answers.y + answers.height + 10
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.composer.question

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: Theme.column
        border.color: Theme.edge
    }

    Words {
        id: words

        x: 12
        y: 10
        width: parent.width - 24
        text: root.composer.question
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
            text: root.composer.no
            onClicked: root.composer.answer(false)
        }

        PushButton {
            dangerous: true
            text: root.composer.yes
            onClicked: root.composer.answer(true)
        }
    }
}
