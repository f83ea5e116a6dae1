// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// All that a post was answered with, in as many lines as it takes.
Flow {
    id: root

    required property list<var> reactions

    signal hintAsked(Item at, string words)

    spacing: 6
    Component.onCompleted: root.forceLayout()

    Repeater {
        model: root.reactions

        ReactionChip {
            required property rowReaction modelData

            reaction: modelData
            onHintAsked: (at, words) => root.hintAsked(at, words)
        }
    }
}
