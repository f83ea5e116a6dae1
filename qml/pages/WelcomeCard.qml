// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// One way in: an icon, a name, what it means.
T.Button {
    id: root

    required property string symbol
    required property string title
    required property string words

    implicitHeight: about.y + about.height + 18
    text: root.title
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.title
    Accessible.description: root.words
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : (root.hovered ? Theme.raised : Theme.column)
        border.color: root.hovered ? Theme.edge : Theme.hairline

        FocusRing {
            radius: Theme.radius + 2
            shown: root.activeFocus
        }
    }

    contentItem: Item {
        Icon {
            x: 20
            y: 22
            name: root.symbol
            size: 24
            tint: Theme.accentText
        }
    }

    Words {
        id: heading

        x: 64
        y: 16
        width: root.width - 84
        text: root.title
        font.pixelSize: Theme.heading
        font.bold: true
        wrapMode: Text.Wrap
    }

    Words {
        id: about

        x: 64
        y: heading.y + heading.height + 3
        width: root.width - 84
        text: root.words
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
