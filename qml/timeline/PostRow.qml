// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// A post, or a gap, in a list. No state of its own: it is used again for other posts.
Item {
    id: root

    required property PostList posts
    required property Actions actions
    required property int index
    required property rowView row
    required property string age
    required property bool open
    required property bool mediaOpen
    required property int depth
    required property bool chosen
    /// It stands above a person's posts, because they pinned it.
    property bool pinned: false

    readonly property real indent: Math.min(root.depth, 6) * 16
    /// What stands above it: that it is pinned, what it means to an account of ours, with whom it is
    /// talked, who boosted it.
    readonly property string lineAbove: root.pinned ? qsTr("Pinned") : (root.told ? root.row.notice.words : (root.talks ? root.row.conversation : root.row.boostedBy))
    readonly property bool told: root.row.notice.kind.length > 0
    readonly property bool talks: root.row.conversation.length > 0
    readonly property bool shown: !root.row.gap && (root.row.warning.length === 0 || root.open)

    implicitHeight: root.row.gap ? gap.height : refused.y + refused.height + 12
    Accessible.role: Accessible.ListItem
    Accessible.name: root.row.gap ? root.row.gapText : (root.pinned ? qsTr("Pinned") + ". " : "") + (root.row.notice.unread ? qsTr("Unread") + ". " : "") + root.row.accessible + (root.open && root.row.warning.length > 0 ? ". " + root.row.plain : "") + ", " + root.age
    Accessible.focusable: true
    Accessible.selected: root.chosen
    Accessible.onPressAction: root.actions.openRow(root.posts, root.index)

    RowGround {
        anchors.fill: parent
        chosen: root.chosen
        depth: root.depth
    }

    MouseArea {
        anchors.fill: parent
        enabled: !root.row.gap
        acceptedButtons: Qt.LeftButton | Qt.MiddleButton | Qt.RightButton
        cursorShape: body.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
        onClicked: mouse => root.clicked(mouse.button, mouse.modifiers)
    }

    Lazy {
        id: gap

        width: parent.width
        active: root.row.gap
        visible: active

        content: GapRow {
            text: root.row.gapText
            loads: root.row.gapLoads
            chosen: root.chosen
            onLoadAsked: root.actions.fillGap(root.posts, root.index)
        }
    }

    RowPart {
        id: boosted

        x: body.x
        y: active ? 10 : 0
        width: body.width
        above: root
        active: root.lineAbove.length > 0

        content: LineAbove {
            icon: root.pinned ? "pin" : (root.told ? root.row.notice.icon : (root.talks ? "direct" : "boost"))
            text: root.lineAbove
            strong: root.talks && root.row.unread
        }
    }

    PostHead {
        id: head

        x: 14 + root.indent
        y: boosted.active ? boosted.y + boosted.height + 4 : 12
        width: parent.width - head.x - 16
        visible: !root.row.gap
        row: root.row
        age: root.age
        actions: root.actions
    }

    RowPart {
        id: answers

        x: body.x
        y: head.y + head.height + 1
        width: body.width
        above: head
        active: root.row.answers.length > 0

        content: LineAbove {
            icon: "reply"
            text: qsTr("answers %1").arg(root.row.answers)
        }
    }

    RowPart {
        id: answered

        x: body.x
        width: body.width
        above: answers
        gap: 2
        active: root.row.notice.answered.length > 0

        content: Words {
            text: root.row.notice.answered
            color: Theme.muted
            font.pixelSize: Theme.small
            maximumLineCount: 1
            elide: Text.ElideRight
        }
    }

    RowPart {
        id: warning

        x: body.x
        width: body.width
        above: answered
        active: root.row.warning.length > 0

        content: WarningBox {
            text: root.row.warning
            marked: root.row.markedWarning
            open: root.open
            onToggled: root.posts.toggleOpen(root.index)
        }
    }

    Text {
        id: body

        readonly property bool present: root.shown && root.row.body.length > 0
        /// The text whose covered words somebody wanted to see: a row may be another post's later.
        property string uncovered

        x: head.x + head.textLeft
        y: warning.y + warning.height + (warning.active ? (body.present ? 8 : 0) : 2)
        width: parent.width - body.x - 16
        visible: body.present
        text: body.present ? Theme.styled(body.uncovered === root.row.body ? Theme.uncovered(root.row.body) : root.row.body, Theme.body) : ""
        textFormat: Text.StyledText
        color: Theme.text
        linkColor: Theme.link
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        lineHeight: Theme.line
        lineHeightMode: Text.FixedHeight
        onLinkActivated: link => {
            if (Theme.isCover(link)) {
                body.uncovered = root.row.body;
            } else {
                root.actions.follow(link);
            }
        }
    }

    RareParts {
        id: rare

        x: body.x
        y: body.y + (body.present ? body.height : 0)
        width: body.width
        row: root.row
        shown: root.shown
        mediaOpen: root.mediaOpen
        several: (root.actions?.app.accounts.count ?? 0) > 1
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

        x: body.x
        y: rare.y + rare.height + 6
        width: body.width
        visible: !root.row.gap
        acting: root.row.acting
        dots: root.row.dots
        line: root.row.reactionLine
        onAsked: (deed, aside, at) => root.actions.act(root.posts, root.index, deed, aside, at)
        onHintWanted: (deed, at) => root.actions.hintAsked(at, root.posts.actHint(root.index, deed))
        onHintAsked: (at, words) => root.actions.hintAsked(at, words)
    }

    RowPart {
        id: refused

        x: body.x
        width: body.width
        above: foot
        active: root.row.refusal.rowId.length > 0

        content: RefusalLine {
            refusal: root.row.refusal
            onRetryAsked: root.actions.retry(root.row.refusal.rowId)
            onDismissAsked: root.actions.dismiss(root.row.refusal.rowId)
            onEditAsked: root.actions.rewrite(root.row.refusal.rowId)
        }
    }

    function clicked(button: int, modifiers: int): void {
        const aside = button === Qt.MiddleButton || (modifiers & Qt.ControlModifier) !== 0;
        if (button === Qt.RightButton) {
            root.actions.openMenu(root.posts, root.index, null);
        } else if (aside) {
            root.actions.browse(root.row.url);
        } else {
            root.actions.openRow(root.posts, root.index);
        }
    }
}
