// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The emoji of a reaction on a small plate; nothing where there is none.
Rectangle {
    id: root

    required property string emoji
    required property string picture
    /// The name of one whose picture is not known.
    readonly property bool worded: root.emoji.startsWith(":")
    readonly property int sign: Theme.mark(13)

    width: root.sign + 5
    height: root.sign + 5
    radius: width / 2
    visible: root.emoji.length > 0 || root.picture.length > 0
    color: Theme.raised
    border.color: Theme.hairline

    Image {
        anchors.centerIn: parent
        visible: root.picture.length > 0
        width: root.sign
        height: root.sign
        sourceSize.width: root.sign
        sourceSize.height: root.sign
        source: root.picture
    }

    Words {
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width)
        visible: root.emoji.length > 0
        text: root.emoji
        font.family: root.worded ? Theme.family : Theme.emojiFont
        font.pixelSize: root.sign - 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
