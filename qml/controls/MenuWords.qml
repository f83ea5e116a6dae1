// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What an item of a menu says and, below, what else is to be known: why it cannot be chosen.
Item {
    id: root

    required property string text
    required property string below
    required property color ink
    required property bool faint

    implicitWidth: Math.max(words.implicitWidth, reason.visible ? reason.implicitWidth : 0)
    implicitHeight: words.implicitHeight + (reason.visible ? reason.height : 0)

    Words {
        id: words

        y: (root.height - root.implicitHeight) / 2
        width: root.width
        text: root.text
        color: root.ink
        opacity: root.faint ? 0.55 : 1
        elide: Text.ElideMiddle // a long handle stands before or behind what is done with it
    }

    Words {
        id: reason

        y: words.y + words.height
        width: root.width
        visible: root.below.length > 0
        text: root.below
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }
}
