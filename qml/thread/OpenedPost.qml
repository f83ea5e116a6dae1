// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// The post that a thread was opened for: larger, over the whole width, its text selectable.
Item {
    id: root

    required property PostList posts
    required property Actions actions
    required property int index
    required property rowView row
    required property bool open
    required property bool mediaOpen
    required property bool chosen
    readonly property bool shown: root.row.warning.length === 0 || root.open

    implicitHeight: limits.y + limits.height + 14
    Accessible.role: Accessible.ListItem
    Accessible.name: root.row.accessible + ", " + root.row.exactTime

    RowGround {
        anchors.fill: parent
        chosen: root.chosen
        depth: 0
    }

    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.RightButton
        onClicked: root.actions.openMenu(root.posts, root.index, null)
    }

    RowPart {
        id: boosted

        x: 16
        y: active ? 10 : 0
        width: root.width - 32
        above: root
        active: root.row.boostedBy.length > 0

        content: LineAbove {
            icon: "boost"
            text: root.row.boostedBy
        }
    }

    OpenedHead {
        id: head

        x: 16
        y: boosted.y + boosted.height + 12
        width: parent.width - 32
        row: root.row
        actions: root.actions
    }

    RowPart {
        id: answers

        x: 16
        width: head.width
        above: head
        active: root.row.answers.length > 0

        content: LineAbove {
            icon: "reply"
            text: qsTr("answers %1").arg(root.row.answers)
        }
    }

    RowPart {
        id: warning

        x: 16
        width: head.width
        above: answers
        active: root.row.warning.length > 0

        content: WarningBox {
            text: root.row.warning
            open: root.open
            onToggled: root.posts.toggleOpen(root.index)
        }
    }

    SelectableBody {
        id: body

        x: 16
        y: warning.y + warning.height + (body.visible || !warning.active ? 8 : 0)
        width: head.width
        height: visible ? implicitHeight : 0
        visible: root.shown && (root.row.body.length > 0 || body.selecting)
        text: root.row.body
        plain: root.row.plain
        onLinkFollowed: link => root.actions.follow(link)
        onCopyAsked: words => root.actions.app.copy(words)
        onEnded: select.forceActiveFocus(Qt.TabFocusReason)
    }

    RareParts {
        id: rare

        x: 16
        y: body.y + body.height
        width: head.width
        row: root.row
        shown: root.shown
        bodyHidden: body.selecting
        whole: true
        mediaOpen: root.mediaOpen
        several: root.actions.app.accounts.count > 1
        onMediaAsked: at => root.actions.openMedia(root.posts, root.index, at)
        onMediaToggled: root.posts.toggleMedia(root.index)
        onThreadAsked: uri => root.actions.openThread(uri)
        onBrowserAsked: url => root.actions.browse(url)
        onLinkFollowed: link => root.actions.follow(link)
        onHintAsked: (at, words) => root.actions.hintAsked(at, words)
        onVoted: choices => root.actions.vote(root.row.uri, choices, root.row.acting.account)
        onVoterAsked: (choices, at) => root.actions.askVoter(root.row.uri, root.row.acting.account, choices, at)
        onReactionAsked: place => root.actions.react(root.posts, root.index, place)
        onPickerAsked: at => root.actions.pickerAsked(root.row.uri, root.row.acting.account, at)
    }

    RowFoot {
        id: foot

        x: 16
        y: rare.y + rare.height + 10
        width: head.width
        size: 22
        acting: root.row.acting
        dots: root.row.dots
        line: root.row.reactionLine
        onAsked: (deed, aside, at) => root.actions.act(root.posts, root.index, deed, aside, at)
        onHintWanted: (deed, at) => root.actions.hintAsked(at, root.posts.actHint(root.index, deed))
        onHintAsked: (at, words) => root.actions.hintAsked(at, words)
    }

    RowPart {
        id: refused

        x: 16
        width: head.width
        above: foot
        active: root.row.refusal.rowId.length > 0

        content: RefusalLine {
            refusal: root.row.refusal
            onRetryAsked: root.actions.retry(root.row.refusal.rowId)
            onDismissAsked: root.actions.dismiss(root.row.refusal.rowId)
            onEditAsked: root.actions.rewrite(root.row.refusal.rowId)
        }
    }

    Item {
        id: exact

        readonly property bool narrow: buttons.visible && time.implicitWidth + buttons.width > width

        x: 16
        y: refused.y + refused.height + 2
        width: head.width
        height: exact.narrow ? buttons.y + buttons.height : buttons.height

        Words {
            id: time

            y: exact.narrow ? 4 : (buttons.height - height) / 2
            width: parent.width
            text: root.row.marks.length > 0 ? root.row.exactTime + " · " + root.row.marks : root.row.exactTime
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Row {
            id: buttons

            y: exact.narrow ? time.y + time.height + 2 : 0
            anchors.right: parent.right
            anchors.rightMargin: -6
            visible: root.shown && root.row.plain.length > 0

            TextButton {
                id: select

                text: body.selecting ? qsTr("Back to the post") : qsTr("Select text")
                onClicked: body.selecting ? body.leave() : body.select()
            }

            TextButton {
                text: qsTr("Copy")
                onClicked: body.copy()
            }
        }
    }

    RowPart {
        id: edited

        x: 16
        width: head.width
        above: exact
        gap: 0
        active: root.row.editTime.length > 0

        content: EditedLine {
            time: root.row.editTime
            onAsked: root.actions.openHistory(root.row.uri)
        }
    }

    RowPart {
        id: channel

        x: 16
        width: head.width
        above: edited
        gap: 4
        active: root.row.channel.length > 0

        content: ChannelLine {
            channel: root.row.channel
            leads: root.row.channelSource.length > 0
            onAsked: root.actions.openChannel(root.row.channelSource, root.row.channel)
        }
    }

    RowPart {
        id: limits

        x: 16
        width: head.width
        above: channel
        gap: 4
        active: root.row.limits.length > 0

        content: QuietLine {
            text: root.row.limits
        }
    }
}
