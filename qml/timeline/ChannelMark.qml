// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// That a post was written into a channel of its server.
Icon {
    id: root

    required property string channel
    readonly property string words: qsTr("in the channel %1").arg(root.channel)

    signal hintAsked(Item at, string words)

    name: "channel"
    size: 14
    Accessible.role: Accessible.Graphic
    Accessible.name: root.words

    HoverHandler {
        id: pointer

        onHoveredChanged: root.hintAsked(root, pointer.hovered ? root.words : "")
    }
}
