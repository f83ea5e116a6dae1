// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// One version of a post. What its edit added is bold and underlined, what it took away struck out.
Item {
    id: root

    required property string title
    required property string time
    required property string warning
    required property string text
    required property list<var> media
    required property bool sensitive
    required property string note
    property bool mediaOpen: false

    implicitHeight: shown.y + shown.height + 16
    Accessible.role: Accessible.ListItem
    Accessible.name: root.title + ", " + root.time

    Words {
        id: head

        x: 16
        y: 14
        width: parent.width - 32
        text: root.title
        font.bold: true
        elide: Text.ElideRight
    }

    Words {
        id: when

        x: 16
        y: head.y + head.height + 2
        width: parent.width - 32
        text: root.note.length > 0 ? root.time + " · " + root.note : root.time
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    RowPart {
        id: warned

        x: 16
        width: parent.width - 32
        above: when
        active: root.warning.length > 0

        content: Text {
            textFormat: Text.StyledText
            text: "⚠ " + root.warning
            color: Theme.accentText
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
        }
    }

    Text {
        id: words

        x: 16
        y: warned.y + warned.height + 8
        width: parent.width - 32
        textFormat: Text.StyledText
        text: root.text
        color: Theme.text
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        lineHeight: Theme.line
        lineHeightMode: Text.FixedHeight
    }

    RowPart {
        id: shown

        x: 16
        width: parent.width - 32
        above: words
        active: root.media.length > 0

        content: MediaGrid {
            media: root.media
            covered: root.sensitive && !root.mediaOpen
            coverable: root.sensitive
            cover: ""
            onAsked: root.mediaOpen = true
            onToggled: root.mediaOpen = !root.mediaOpen
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        x: 1
        width: parent.width - 2
        height: 1
        color: Theme.hairline
    }
}
