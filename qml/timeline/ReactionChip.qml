// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// An emoji and how many answered with it; an edge in the accent says that we did.
Rectangle {
    id: root

    required property rowReaction reaction
    readonly property bool pictured: root.reaction.picture.length > 0
    /// A shortcode whose picture nobody told.
    readonly property bool worded: root.reaction.emoji.startsWith(":")
    readonly property int sign: Theme.sized(16)

    signal hintAsked(Item at, string words)

    implicitWidth: count.x + count.implicitWidth + 9
    implicitHeight: Theme.sized(24)
    width: root.implicitWidth
    height: root.implicitHeight
    radius: root.height / 2
    color: Theme.raised
    border.color: root.reaction.mine ? Theme.accent : Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: root.reaction.spoken

    Image {
        x: 9
        anchors.verticalCenter: parent.verticalCenter
        visible: root.pictured
        width: root.sign
        height: root.sign
        sourceSize.width: root.sign
        sourceSize.height: root.sign
        source: root.reaction.picture
    }

    Words {
        id: emoji

        x: 9
        anchors.verticalCenter: parent.verticalCenter
        width: root.pictured ? root.sign : Math.min(Math.ceil(measure.advanceWidth) + 1, Theme.sized(120))
        text: root.reaction.emoji
        font.family: root.worded || Theme.emojiFont.length === 0 ? count.font.family : Theme.emojiFont
        font.pixelSize: Theme.small
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    /// What is elided would ask for less room than it needs.
    TextMetrics {
        id: measure

        font: emoji.font
        text: root.reaction.emoji
    }

    Words {
        id: count

        x: emoji.x + emoji.width + 5
        anchors.verticalCenter: parent.verticalCenter
        text: root.reaction.count
        color: root.reaction.mine ? Theme.accentText : Theme.muted
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }

    HoverHandler {
        id: pointer

        onHoveredChanged: root.hintAsked(root, pointer.hovered ? root.reaction.spoken : "")
    }
}
