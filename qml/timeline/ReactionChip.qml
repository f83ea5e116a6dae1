// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// An emoji and how many answered with it; an edge in the accent says that we did. A click gives
/// the same, or takes it back.
Rectangle {
    id: root

    required property rowReaction reaction
    /// Who would give it; empty: nobody can.
    required property string acct
    readonly property bool pictured: root.reaction.picture.length > 0
    /// A shortcode whose picture nobody told.
    readonly property bool worded: root.reaction.emoji.startsWith(":")
    readonly property bool open: root.acct.length > 0 && root.reaction.why.length === 0
    readonly property int sign: Theme.sized(16)

    signal clicked
    signal hintAsked(Item at, string words)

    implicitWidth: count.x + count.implicitWidth + 9
    implicitHeight: Theme.sized(24)
    width: root.implicitWidth
    height: root.implicitHeight
    radius: root.height / 2
    color: pointer.containsMouse && root.open ? Theme.pressed : Theme.raised
    border.color: root.reaction.mine ? Theme.accent : Theme.hairline
    opacity: root.reaction.waits ? 0.6 : 1
    Accessible.role: root.open ? Accessible.Button : Accessible.StaticText
    Accessible.name: root.reaction.spoken
    Accessible.onPressAction: root.clicked()

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
        font.family: root.worded ? count.font.family : Theme.emojiFont
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

    MouseArea {
        id: pointer

        anchors.fill: parent
        hoverEnabled: true
        cursorShape: root.open ? Qt.PointingHandCursor : Qt.ArrowCursor
        onClicked: root.clicked()
        onContainsMouseChanged: root.hintAsked(root, pointer.containsMouse ? root.hint() : "")
    }

    /// What it is, and what a click does or why it does nothing.
    function hint(): string {
        const what = root.reaction.spoken + "\n";
        if (root.reaction.why.length > 0) {
            return what + root.reaction.why;
        }
        const pattern = root.reaction.own ? qsTr("Undo the reaction by %1") : qsTr("React as %1");
        return root.acct.length > 0 ? what + pattern.arg(root.acct) : root.reaction.spoken;
    }
}
