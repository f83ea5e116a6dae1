// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What was asked and how it stands; where the account that acts can still vote, something to choose
/// from. What was chosen lasts as long as the row is about this post.
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
    property var picked: []
    /// How it stands is shown to those, too, who have not voted.
    property bool peeking: false
    readonly property bool choosing: root.open && !root.peeking

    /// Numbers from 0 with commas between them.
    signal voted(string choices)

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
        visible: root.open
        spacing: 8

        PushButton {
            visible: root.choosing
            enabled: root.picked.length > 0
            text: qsTr("Vote as %1").arg(root.actor)
            onClicked: root.voted(root.picked.join(","))
        }

        TextButton {
            height: Theme.control
            text: root.peeking ? qsTr("Back to the choices") : qsTr("Show the results")
            onClicked: root.peeking = !root.peeking
        }
    }

    Words {
        width: root.width
        text: root.waits ? root.standing + " · " + qsTr("your vote is not sent yet") : root.standing
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    /// The row is about another post now.
    function begin(): void {
        root.picked = [];
        root.peeking = false;
    }

    function pick(place: int): void {
        const had = root.picked.indexOf(place) >= 0;
        const others = root.multiple ? root.picked.filter(one => one !== place) : [];
        root.picked = had ? others : others.concat([place]);
    }
}
