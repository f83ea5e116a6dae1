// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What most posts do not have; each part is made only where it is there.
Item {
    id: root

    required property rowView row
    required property bool shown
    required property bool mediaOpen
    /// The same text is shown in another form just now.
    property bool bodyHidden: false
    /// There are several accounts to vote with.
    property bool several: false
    /// All reactions instead of one line.
    property bool whole: false

    signal mediaAsked(int at)
    signal mediaToggled
    signal threadAsked(string uri)
    signal browserAsked(string url)
    signal linkFollowed(string link)
    signal hintAsked(Item at, string words)
    signal voted(string choices)
    signal voterAsked(string choices, Item at)
    /// The account that acts gives the reaction at this place, or takes its own back.
    signal reactionAsked(int place)
    signal pickerAsked(Item at)

    height: reactions.y + reactions.height

    Item {
        id: top
    }

    RowPart {
        id: blocks

        width: root.width
        above: top
        gap: 0
        active: root.shown && !root.bodyHidden && root.row.blocks.length > 0

        content: BlocksPart {
            blocks: root.row.blocks
            onLinkFollowed: link => root.linkFollowed(link)
        }
    }

    RowPart {
        id: more

        width: root.width
        above: blocks
        active: root.shown && root.row.shortened

        content: LinkLine {
            text: qsTr("This is only the beginning: read the rest in the browser")
            onClicked: root.browserAsked(root.row.url)
        }
    }

    RowPart {
        id: media

        width: root.width
        above: more
        active: root.shown && root.row.media.length > 0

        content: MediaGrid {
            media: root.row.media
            covered: coverable && !root.mediaOpen
            coverable: root.row.sensitive && (root.row.warning.length === 0 || root.row.cover.length > 0)
            cover: root.row.cover
            onAsked: at => root.mediaAsked(at)
            onToggled: root.mediaToggled()
        }
    }

    RowPart {
        id: poll

        width: root.width
        above: media
        active: root.shown && root.row.poll.length > 0

        content: PollPart {
            uri: root.row.uri
            options: root.row.poll
            standing: root.row.pollState
            open: root.row.pollOpen
            multiple: root.row.pollMultiple
            waits: root.row.acting.voteWaits
            actor: root.row.acting.name
            ended: root.row.pollEnded
            whyNot: root.row.acting.account.length > 0 ? root.row.acting.noVote : ""
            several: root.several
            onVoted: choices => root.voted(choices)
            onVoterAsked: (choices, at) => root.voterAsked(choices, at)
        }
    }

    RowPart {
        id: quote

        width: root.width
        above: poll
        active: root.shown && (root.row.quoteUri.length > 0 || root.row.quoteText.length > 0)

        content: QuotePart {
            author: root.row.quoteAuthor
            text: root.row.quoteText
            opens: root.row.quoteUri.length > 0
            onClicked: root.threadAsked(root.row.quoteUri)
        }
    }

    RowPart {
        id: card

        width: root.width
        above: quote
        active: root.shown && root.row.cardUrl.length > 0

        content: CardPart {
            title: root.row.cardTitle
            marked: root.row.markedCardTitle
            text: root.row.cardText
            picture: root.row.cardPicture
            onClicked: root.browserAsked(root.row.cardUrl)
        }
    }

    RowPart {
        id: line

        width: root.width
        above: card
        active: root.row.reactionLine && !root.whole

        content: ReactionLine {
            reactions: root.row.reactions
            acct: root.row.acting.acct
            pickable: root.row.acting.noReaction.length === 0
            onReactionAsked: place => root.reactionAsked(place)
            onPickerAsked: at => root.pickerAsked(at)
            onHintAsked: (at, words) => root.hintAsked(at, words)
            onAllAsked: root.threadAsked(root.row.uri)
        }
    }

    RowPart {
        id: reactions

        width: root.width
        above: line
        active: root.row.reactionLine && root.whole

        content: ReactionList {
            reactions: root.row.reactions
            acct: root.row.acting.acct
            pickable: root.row.acting.noReaction.length === 0
            onReactionAsked: place => root.reactionAsked(place)
            onPickerAsked: at => root.pickerAsked(at)
            onHintAsked: (at, words) => root.hintAsked(at, words)
        }
    }
}
