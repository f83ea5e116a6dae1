// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// How many of something, with a line below.
Item {
    id: root

    required property string words
    required property string count
    required property string tone

    implicitHeight: Math.max(Theme.sized(34), label.height + 12)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.words + ": " + root.count

    Words {
        id: label

        x: 12
        anchors.verticalCenter: parent.verticalCenter
        width: number.x - x - 12
        text: root.words
        wrapMode: Text.Wrap
    }

    Words {
        id: number

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        text: root.count
        color: Theme.tone(root.tone, Theme.text)
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
