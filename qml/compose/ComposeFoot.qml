// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How it is posted, how much room is left, and the buttons that end it.
Item {
    id: root

    required property Ui.Composer composer
    readonly property int remaining: root.composer.limit - root.composer.count
    /// The buttons have a line of their own.
    readonly property bool tight: root.width < buttons.width + Theme.sized(240)

    signal sendAsked

    implicitHeight: line.y + line.height

    ComposeTools {
        id: tools

        y: root.tight ? 0 : Math.max(0, (buttons.height - height) / 2)
        width: root.tight ? parent.width : buttons.x - 8
        composer: root.composer
    }

    Row {
        id: buttons

        anchors.right: parent.right
        y: root.tight ? tools.height + 8 : Math.max(0, tools.y + tools.height - height)
        spacing: 10

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: String(root.remaining)
            color: root.remaining < 0 ? Theme.danger : Theme.muted
            font.bold: root.remaining < 0
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1 characters left").arg(root.remaining)
        }

        PushButton {
            primary: true
            enabled: root.composer.sendable
            text: root.composer.sendWord
            onClicked: root.sendAsked()
        }
    }

    Item {
        id: line

        y: Math.max(tools.y + tools.height, buttons.y + buttons.height) + 4
        width: parent.width
        height: Math.max(words.height, discard.height)

        Words {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: discard.x - 8
            text: root.composer.saved ? qsTr("Ctrl+Enter sends · saved as draft") : qsTr("Ctrl+Enter sends")
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }

        TextButton {
            id: discard

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.composer.ready
            text: qsTr("Discard")
            onClicked: root.composer.askDiscard()
        }
    }
}
