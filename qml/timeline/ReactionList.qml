// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// All that a post was answered with, in as many lines as it takes.
Flow {
    id: root

    required property list<var> reactions
    required property string acct
    /// The account that acts may give others, too.
    required property bool pickable

    signal reactionAsked(int place)
    signal pickerAsked(Item at)
    signal hintAsked(Item at, string words)

    spacing: 6
    Component.onCompleted: root.forceLayout()

    Repeater {
        model: root.reactions

        ReactionChip {
            required property rowReaction modelData
            required property int index

            reaction: modelData
            acct: root.acct
            onClicked: root.reactionAsked(index)
            onHintAsked: (at, words) => root.hintAsked(at, words)
        }
    }

    PlusChip {
        id: plus

        visible: root.pickable
        onClicked: root.pickerAsked(plus)
        onHintAsked: (at, words) => root.hintAsked(at, words)
    }
}
