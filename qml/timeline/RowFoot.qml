// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What others did with a post, and which accounts of ours saw it.
Item {
    id: root

    required property string counts
    required property string marks
    required property list<var> dots

    signal hintAsked(Item at, string words)

    height: Math.max(Theme.sized(18), words.implicitHeight)

    Words {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: seen.x - 8
        text: root.marks.length > 0 && root.counts.length > 0 ? root.marks + " · " + root.counts : root.marks + root.counts
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Row {
        id: seen

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 5

        Repeater {
            model: root.dots

            SeenDot {
                required property rowDot modelData

                colour: modelData.colour
                words: modelData.name
                onHintAsked: (at, words) => root.hintAsked(at, words)
            }
        }
    }
}
