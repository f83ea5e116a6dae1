// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One key and what it does.
Item {
    id: root

    required property string keys
    required property string text

    width: parent.width
    height: Math.max(words.implicitHeight, Theme.line) + 12
    Accessible.role: Accessible.ListItem
    Accessible.name: root.keys + ": " + root.text

    Words {
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.sized(140)
        text: root.keys
        color: Theme.accentText
        font.pixelSize: Theme.small
    }

    Words {
        id: words

        x: Theme.sized(148)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        text: root.text
        wrapMode: Text.Wrap
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
