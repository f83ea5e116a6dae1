// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What was asked and how it stands; where the account that acts can still vote, something to choose
/// from. Another account can always vote, until it has ended. What was chosen lasts as long as the
/// row is about this post.
Column {
    id: root

    required property string uri
    required property list<var> options
    required property string standing
    /// One can vote.
    required property bool open
    required property bool multiple
    /// A vote is on its way.
    required property bool waits
    /// Who would vote, in short.
    required property string actor
    /// Nobody votes any more.
    required property bool ended
    /// Why the account that acts may not; empty: it may.
    required property string whyNot
    /// There are other accounts.
    required property bool several
    property var picked: []
    /// How it stands is shown to those, too, who have not voted.
    property bool peeking: false
    /// What is chosen now is for another account.
    property bool forOther: false
    readonly property bool asking: root.open || (root.forOther && !root.ended)
    /// Another account can be let choose.
    readonly property bool lendable: !root.asking && !root.ended && root.several && root.actor.length > 0
    readonly property bool choosing: root.asking && !root.peeking

    /// Numbers from 0 with commas between them.
    signal voted(string choices)
    /// The same; who votes is to be asked beside that item.
    signal voterAsked(string choices, Item at)

    spacing: 4
    Component.onCompleted: root.forceLayout()
    onUriChanged: root.begin()

    Repeater {
        model: root.options

        PollLine {
            required property rowPollOption modelData
            required property int index

            width: root.width
            option: modelData
            choosing: root.choosing
            multiple: root.multiple
            picked: root.choosing && root.picked.indexOf(index) >= 0
            waits: root.waits
            onClicked: root.pick(index)
        }
    }

    Flow {
        width: root.width
        visible: root.asking || root.lendable
        spacing: 8

        PushButton {
            id: vote

            visible: root.choosing && root.open
            enabled: root.picked.length > 0
            text: qsTr("Vote as %1").arg(root.actor)
            onClicked: root.voted(root.picked.join(","))

            // With Shift another account than the one that acts is asked for.
            MouseArea {
                anchors.fill: parent
                onPressed: mouse => mouse.accepted = root.several && (mouse.modifiers & Qt.ShiftModifier) !== 0
                onClicked: root.askVoter(vote)
            }
        }

        PushButton {
            id: voteAs

            visible: root.choosing && root.several
            enabled: root.picked.length > 0
            text: qsTr("Vote as…")
            onClicked: root.askVoter(voteAs)
        }

        TextButton {
            visible: root.lendable
            height: Theme.control
            text: qsTr("Vote as another account…")
            onClicked: root.forOther = true
        }

        TextButton {
            visible: root.asking
            height: Theme.control
            text: root.peeking ? qsTr("Back to the choices") : qsTr("Show the results")
            onClicked: root.peeking = !root.peeking
        }
    }

    Words {
        width: root.width
        text: root.standingWords()
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    /// The row is about another post now.
    function begin(): void {
        root.picked = [];
        root.peeking = false;
        root.forOther = false;
    }

    function askVoter(at: Item): void {
        root.voterAsked(root.picked.join(","), at);
        root.forOther = false;
    }

    function standingWords(): string {
        if (root.waits) {
            return root.standing + " · " + qsTr("your vote is not sent yet");
        }
        const closed = !root.open && !root.ended && root.whyNot.length > 0;
        return closed ? root.standing + " · " + root.whyNot : root.standing;
    }

    function pick(place: int): void {
        const had = root.picked.indexOf(place) >= 0;
        const others = root.multiple ? root.picked.filter(one => one !== place) : [];
        root.picked = had ? others : others.concat([place]);
    }
}
