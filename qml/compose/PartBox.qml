// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// One post of what is being written, with all that it has for itself. Those of a thread are joined
/// by a line.
FocusScope {
    id: root

    required property Ui.Window app
    required property Ui.Composer composer
    required property Ui.Completions completions
    required property Ui.ComposePart part
    required property int index
    required property int total
    required property bool previewing
    readonly property bool several: root.total > 1
    readonly property bool last: root.index === root.total - 1
    readonly property int remaining: root.part.limit - root.part.count
    /// A post that nobody has begun is nothing to complain of while it is being written in.
    readonly property bool complains: root.part.problem !== root.part.poll.problem && (!root.part.blank || (root.several && root.composer.currentPart !== root.index))
    readonly property AttachmentStrip strip: files.item as AttachmentStrip

    implicitHeight: page.height
    onActiveFocusChanged: root.activeFocus ? root.become() : undefined
    onIndexChanged: root.activeFocus ? root.become() : undefined

    Rectangle {
        x: 3
        width: 2
        height: root.height + (root.last ? 0 : 8)
        visible: root.several
        color: Theme.edge
    }

    Column {
        id: page

        x: root.several ? 14 : 0
        width: root.width - x
        spacing: 6

        ComposeText {
            id: words

            width: parent.width
            focus: true
            composer: root.composer
            completions: root.completions
            part: root.part
            invitation: root.index === 0 ? qsTr("What is on your mind?") : qsTr("And then?")
            spoken: root.several ? qsTr("Text of post %1 of %2").arg(root.index + 1).arg(root.total) : qsTr("Text of the post")
        }

        Ui.Lazy {
            id: files

            width: parent.width
            visible: active
            active: root.part.attachments.count > 0 || root.part.attachments.busy || root.part.attachments.problem.length > 0 || root.part.attachments.takenNote.length > 0
            onItemChanged: root.activeFocus && files.item === null ? root.enter() : undefined

            content: AttachmentStrip {
                composer: root.composer
                attachments: root.part.attachments
                onEmptied: root.enter()
            }
        }

        Ui.Lazy {
            id: poll

            width: parent.width
            visible: active
            active: root.part.hasPoll
            onItemChanged: root.activeFocus && poll.item === null ? root.enter() : undefined

            content: PollBox {
                poll: root.part.poll
                ready: root.composer.ready
                completions: root.completions
                accountId: root.composer.accountId
                onRemoveAsked: root.part.hasPoll = false
            }
        }

        Ui.Lazy {
            width: parent.width
            visible: active
            active: root.previewing

            content: PreviewPart {
                app: root.app
                composer: root.composer
                part: root.part
            }
        }

        Problem {
            width: parent.width
            text: root.complains ? root.part.problem : ""
        }

        Item {
            width: parent.width
            height: away.height
            visible: root.several

            Words {
                anchors.verticalCenter: parent.verticalCenter
                width: room.x - 8
                text: qsTr("%1 of %2", "a post of a thread").arg(root.index + 1).arg(root.total)
                color: Theme.muted
                font.pixelSize: Theme.small
                elide: Text.ElideRight
            }

            Words {
                id: room

                anchors.right: away.left
                anchors.rightMargin: 4
                anchors.verticalCenter: parent.verticalCenter
                text: String(root.remaining)
                color: root.remaining < 0 ? Theme.danger : Theme.muted
                font.pixelSize: Theme.small
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1 characters left").arg(root.remaining)
            }

            IconButton {
                id: away

                anchors.right: parent.right
                width: Theme.mark(28)
                height: width
                enabled: root.composer.ready
                name: "close"
                size: 16
                text: qsTr("Take post %1 away").arg(root.index + 1)
                onClicked: root.composer.removePart(root.index)
            }
        }
    }

    function become(): void {
        root.composer.currentPart = root.index;
    }

    function enter(): void {
        words.forceActiveFocus(Qt.TabFocusReason);
    }

    function put(typed: string, apart: bool): void {
        words.put(typed, apart);
    }

    function togglePoll(): void {
        root.part.hasPoll = !root.part.hasPoll;
        const box = poll.item as PollBox;
        box !== null ? box.enterAt(0) : root.enter();
    }

    /// What is open over the text's own business; whether there was any.
    function closeOpen(): bool {
        return root.strip !== null && root.strip.close();
    }
}
