// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What must be known or answered before it goes, how it is posted, how much room is left, and the
/// buttons that end it.
Item {
    id: root

    required property Ui.Window app
    required property Ui.Composer composer
    required property Ui.ComposePart part
    required property bool previewing
    /// Of what could not be done just now.
    property string said
    readonly property int remaining: root.part.limit - root.part.count
    /// The buttons have a line of their own.
    readonly property bool tight: root.width < buttons.width + Theme.sized(240)
    /// Without what is said above.
    readonly property real least: line.y + line.height - tools.above
    readonly property Item asked: question.item
    /// Where that changes, what was said of it is not true any more.
    readonly property bool attaching: root.part.mayAttach

    signal sendAsked
    signal pollAsked
    signal emojiPicked(string emoji, string picture)
    signal previewAsked
    signal textAsked

    implicitHeight: line.y + line.height
    onAttachingChanged: root.said = ""
    onPartChanged: root.said = ""

    Column {
        id: notes

        width: parent.width
        spacing: 6

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.composer.formatNote
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.composer.quotesNote
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.composer.lostNote
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.composer.scheduleNote
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Problem {
            width: parent.width
            text: root.composer.scheduleProblem
        }

        Problem {
            width: parent.width
            text: root.said
        }

        Problem {
            width: parent.width
            text: root.composer.trouble
        }

        Ui.Lazy {
            id: question

            width: parent.width
            visible: active
            active: root.composer.question.length > 0

            content: QuestionBox {
                composer: root.composer
            }
        }
    }

    ComposeTools {
        id: tools

        readonly property real above: notes.height > 0 ? notes.height + 8 : 0

        y: tools.above + (root.tight ? 0 : Math.max(0, (buttons.height - height) / 2))
        width: root.tight ? parent.width : buttons.x - 8
        app: root.app
        composer: root.composer
        part: root.part
        previewing: root.previewing
        onPollAsked: root.pollAsked()
        onEmojiPicked: (emoji, picture) => root.emojiPicked(emoji, picture)
        onPreviewAsked: root.previewAsked()
        onTextAsked: root.textAsked()
        onFilesRefused: why => root.said = why
        onMissing: root.said = qsTr("There is no dialog for files here: drop them onto this, or paste them.")
    }

    Row {
        id: buttons

        anchors.right: parent.right
        y: root.tight ? tools.y + tools.height + 8 : Math.max(tools.above, tools.y + tools.height - height)
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

    function attach(): void {
        tools.attach();
    }
}
