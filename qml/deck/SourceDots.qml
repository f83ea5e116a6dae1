// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// One dot for each source of a column; its hint says how that server is doing.
Row {
    id: root

    required property list<var> sources
    readonly property int most: 6

    spacing: 6

    Repeater {
        model: Math.min(root.sources.length, root.most)

        Rectangle {
            id: dot

            required property int index
            readonly property columnSource source: root.sources[dot.index]
            readonly property bool guest: dot.source.colour.length === 0
            readonly property color own: dot.guest ? Theme.muted : dot.source.colour

            anchors.verticalCenter: parent.verticalCenter
            width: 9
            height: 9
            radius: 4.5
            color: dot.guest || !dot.source.fine ? "transparent" : dot.own
            border.width: dot.guest || !dot.source.fine ? 1.5 : 0
            border.color: dot.source.fine ? dot.own : Theme.accentText
            Accessible.role: Accessible.Indicator
            Accessible.name: dot.source.name + ": " + dot.source.words

            HoverHandler {
                id: pointer

                margin: 4
            }

            Hint {
                words: dot.source.name + "\n" + dot.source.words
                wanted: pointer.hovered
                delay: 200
            }
        }
    }

    Words {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.sources.length > root.most
        text: "+" + (root.sources.length - root.most)
        color: Theme.muted
        font.pixelSize: Theme.small
    }
}
