// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Something that happened between Asterism and a server.
Item {
    id: root

    required property string time
    required property string who
    required property string what
    required property string times

    implicitHeight: words.y + words.height + 8
    Accessible.role: Accessible.ListItem
    Accessible.name: root.time + ", " + root.who + ": " + root.what + (root.times.length > 0 ? ", " + root.times : "")

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    Words {
        id: when

        y: 7
        text: root.time
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Words {
        x: Theme.sized(66)
        y: 7
        width: parent.width - x
        text: root.who
        font.pixelSize: Theme.small
        font.bold: true
        elide: Text.ElideMiddle
    }

    Words {
        id: words

        x: Theme.sized(66)
        y: when.y + when.height + 2
        width: parent.width - x
        text: root.what + (root.times.length > 0 ? "\n" + root.times : "")
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
}
