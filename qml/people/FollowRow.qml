// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Asterism

/// Somebody in a list of people, and which own accounts follow them.
T.AbstractButton {
    id: root

    required property string acct
    required property string name
    required property string avatar
    required property string bio
    required property list<string> colours
    required property string followedBy

    implicitHeight: Math.max(56, line.y + line.implicitHeight + 10)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.acct + (root.bio.length > 0 ? ", " + root.bio : "") + (root.followedBy.length > 0 ? ", " + root.followedBy : "")
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        color: root.hovered ? Theme.raised : "transparent"

        FocusRing {
            anchors.margins: 2
            shown: root.activeFocus
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.hairline
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    Avatar {
        x: 16
        y: 8
        source: root.avatar
    }

    Text {
        id: title

        x: 68
        y: 8
        width: Math.min(implicitWidth, (dots.x - x) * 0.6)
        textFormat: Text.StyledText
        text: Theme.styled(root.name, Theme.body)
        color: Theme.text
        font.pixelSize: Theme.body
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideRight
    }

    Words {
        anchors.baseline: title.baseline
        x: title.x + title.width + 6
        width: dots.x - x - 4
        text: root.acct
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Row {
        id: dots

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: title.verticalCenter
        spacing: 4

        Repeater {
            model: root.colours

            Rectangle {
                required property string modelData

                width: 9
                height: 9
                radius: 4.5
                color: modelData
            }
        }

        HoverHandler {
            id: pointer

            margin: 4
        }
    }

    Hint {
        words: root.followedBy
        wanted: pointer.hovered && root.followedBy.length > 0
    }

    Words {
        id: line

        x: 68
        y: title.y + title.height + 2
        width: root.width - x - 16
        text: root.bio
        color: Theme.muted
        font.pixelSize: Theme.small
        maximumLineCount: 1
        elide: Text.ElideRight
    }
}
