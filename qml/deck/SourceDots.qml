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

    height: Theme.line
    spacing: 6

    Repeater {
        model: root.sources

        Rectangle {
            id: dot

            required property int index
            required property columnSource modelData
            readonly property bool guest: dot.modelData.colour.length === 0
            readonly property color own: dot.guest ? Theme.muted : dot.modelData.colour

            y: (Theme.line - height) / 2
            visible: dot.index < root.most
            width: 9
            height: 9
            radius: 4.5
            color: dot.guest || !dot.modelData.fine ? "transparent" : dot.own
            border.width: dot.guest || !dot.modelData.fine ? 1.5 : 0
            border.color: dot.modelData.fine ? dot.own : Theme.accentText
            Accessible.role: Accessible.Graphic
            Accessible.name: dot.modelData.name + ": " + dot.modelData.words

            HoverHandler {
                id: pointer

                margin: 4
            }

            Hint {
                words: dot.modelData.name + "\n" + dot.modelData.words
                wanted: pointer.hovered
                delay: 200
            }
        }
    }

    Words {
        height: Theme.line
        verticalAlignment: Text.AlignVCenter
        visible: root.sources.length > root.most
        text: "+" + (root.sources.length - root.most)
        color: Theme.muted
        font.pixelSize: Theme.small
    }
}
