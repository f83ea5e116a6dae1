// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// One account of ours, or a server read as a guest (a ring).
Rectangle {
    id: root

    required property string colour
    required property string words
    readonly property bool guest: root.colour.length === 0

    signal hintAsked(Item at, string words)

    width: 8
    height: 8
    radius: 4
    color: root.guest ? "transparent" : root.colour
    border.width: root.guest ? 1.5 : 0
    border.color: Theme.muted

    HoverHandler {
        id: pointer

        margin: 4
        onHoveredChanged: root.hintAsked(root, pointer.hovered ? root.words : "")
    }
}
