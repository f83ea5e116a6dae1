// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A choice of a poll that is being written. Return goes on to the next one.
FocusScope {
    id: root

    required property Ui.PollEditor poll
    required property int index
    // A field has a text of its own, so the role is read through the model.
    required property var model
    required property bool ready
    required property Ui.Completions completions
    required property string accountId
    readonly property string words: root.model.text
    readonly property int remaining: root.roomOf(root.words, root.poll.choiceLimit)
    readonly property bool composing: line.preeditText.length > 0

    signal nextAsked
    signal removeAsked

    implicitHeight: line.height

    Field {
        id: line

        width: away.x - 4
        focus: true
        enabled: root.ready
        rightPadding: 16 + room.implicitWidth
        placeholderText: qsTr("Choice %1").arg(root.index + 1)
        maximumLength: 1000
        text: root.words
        completion: emoji
        onTextEdited: root.poll.setChoice(root.index, text)
        onAccepted: root.nextAsked()

        FieldCompletion {
            id: emoji

            field: line
            completions: root.completions
            accountId: root.accountId
        }
    }

    Words {
        id: room

        anchors.right: line.right
        anchors.rightMargin: 10
        anchors.verticalCenter: line.verticalCenter
        visible: root.poll.choiceLimit > 0
        text: String(root.remaining)
        color: root.remaining < 0 ? Theme.danger : Theme.muted
        font.pixelSize: Theme.small
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1 characters left").arg(root.remaining)
    }

    IconButton {
        id: away

        anchors.right: parent.right
        anchors.verticalCenter: line.verticalCenter
        enabled: root.ready && root.poll.count > 2
        width: Theme.mark(28)
        height: width
        name: "close"
        size: 16
        text: qsTr("Take choice %1 away").arg(root.index + 1)
        onClicked: root.removeAsked()
    }

    /// The arguments only say what it hangs on.
    function roomOf(words: string, limit: int): int {
        return root.poll.roomOf(root.index);
    }

    function enter(): void {
        line.forceActiveFocus(Qt.TabFocusReason);
    }
}
