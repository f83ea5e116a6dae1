// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// With what a post was answered, in one line; a sign says how many emoji found no room in it.
Item {
    id: root

    required property list<var> reactions
    required property string acct
    /// The account that acts may give others, too.
    required property bool pickable
    // In the place of one that is gone, until its chip is.
    property rowReaction none
    /// No line is wider; a row may have a hundred of them.
    readonly property int most: 16
    readonly property int gap: 6
    readonly property int signRoom: Theme.sized(44)
    /// For the chips.
    readonly property real room: root.width - (root.pickable ? plus.width + root.gap : 0)
    readonly property int shown: chips.count > 0 && root.room > 0 ? root.fitting() : 0
    readonly property int others: Math.max(0, root.reactions.length - root.shown)

    signal reactionAsked(int place)
    signal pickerAsked(Item at)
    signal hintAsked(Item at, string words)
    signal allAsked

    implicitHeight: Theme.sized(24)

    Row {
        spacing: root.gap

        Repeater {
            id: chips

            model: Math.min(root.reactions.length, root.most)

            ReactionChip {
                id: chip

                required property int index

                reaction: chip.index < root.reactions.length ? root.reactions[chip.index] : root.none
                acct: root.acct
                visible: chip.index < root.shown
                onClicked: root.reactionAsked(chip.index)
                onHintAsked: (at, words) => root.hintAsked(at, words)
            }
        }

        Rectangle {
            id: more

            visible: root.others > 0
            width: root.signRoom
            height: root.implicitHeight
            radius: height / 2
            color: pointer.hovered ? Theme.pressed : "transparent"
            border.color: Theme.hairline
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%n more reactions", "", root.others)
            Accessible.onPressAction: root.allAsked()

            Words {
                anchors.centerIn: parent
                text: "+" + root.others
                color: Theme.muted
                font.pixelSize: Theme.small
                Accessible.ignored: true
            }

            HoverHandler {
                id: pointer

                onHoveredChanged: root.hintAsked(more, pointer.hovered ? root.hidden() : "")
            }

            MouseArea {
                anchors.fill: parent
                cursorShape: Qt.PointingHandCursor
                onClicked: root.allAsked()
            }
        }

        PlusChip {
            id: plus

            visible: root.pickable
            onClicked: root.pickerAsked(plus)
            onHintAsked: (at, words) => root.hintAsked(at, words)
        }
    }

    /// All of them, or as many as leave room for the sign of the others.
    function fitting(): int {
        let end = 0;
        let beside = 0;
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i);
            end += chip !== null ? chip.implicitWidth : 0;
            beside += end + root.gap + root.signRoom <= root.room ? 1 : 0;
            end += root.gap;
        }
        return end - root.gap <= root.room && chips.count === root.reactions.length ? chips.count : beside;
    }

    /// What found no room, as a hint tells it; the opened post shows all.
    function hidden(): string {
        const end = Math.min(root.reactions.length, root.shown + 40);
        let words = [];
        for (let i = root.shown; i < end; ++i) {
            words.push(root.reactions[i].spoken);
        }
        return words.join(" · ") + (end < root.reactions.length ? " …" : "");
    }
}
