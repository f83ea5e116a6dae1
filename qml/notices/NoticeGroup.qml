// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What happened, in short: who, a sentence, and the beginning of the post that it is about.
Item {
    id: root

    required property PostList posts
    required property Actions actions
    required property int index
    required property rowView row
    required property string age
    required property bool open
    required property bool chosen
    /// What a warning covers shows where it was opened.
    readonly property string words: root.open && root.row.warning.length > 0 ? root.row.plain : root.row.notice.text
    readonly property real textLeft: 66
    readonly property bool led: root.row.notice.leads.length > 0

    implicitHeight: request.y + request.height + 12
    Accessible.role: Accessible.ListItem
    Accessible.name: (root.row.notice.unread ? qsTr("Unread") + ". " : "") + root.row.accessible + ", " + root.age
    Accessible.focusable: true
    Accessible.selected: root.chosen
    Accessible.onPressAction: root.actions.openNotice(root.posts, root.index)

    RowGround {
        anchors.fill: parent
        chosen: root.chosen
        depth: 0
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: root.led ? Qt.PointingHandCursor : Qt.ArrowCursor
        onClicked: root.actions.openNotice(root.posts, root.index)
    }

    Icon {
        x: 14 + 20 - width / 2
        y: 14
        name: root.row.notice.icon.length > 0 ? root.row.notice.icon : "notifications"
        size: 22
        tint: Theme.accentText
    }

    NoticeFaces {
        id: faces

        x: root.textLeft
        y: 12
        width: dots.x - x - 8
        height: root.row.notice.people.length > 0 ? Theme.mark(28) : 0
        visible: root.row.notice.people.length > 0
        people: root.row.notice.people
        more: root.row.notice.more
        onPersonAsked: acct => root.actions.openProfile(acct)
        onAllAsked: root.actions.openNotice(root.posts, root.index)
        onHintAsked: (at, words) => root.actions.hintAsked(at, words)
    }

    // Which of our accounts were told.
    Row {
        id: dots

        x: time.x - width - 8
        y: time.y + (time.height - height) / 2
        spacing: 5

        Repeater {
            model: root.row.dots

            SeenDot {
                required property rowDot modelData

                colour: modelData.colour
                words: modelData.name
                onHintAsked: (at, words) => root.actions.hintAsked(at, words)
            }
        }
    }

    Words {
        id: time

        x: root.width - width - 16
        y: 12
        height: Theme.line
        text: root.age
        color: Theme.muted
        font.pixelSize: Theme.small
        verticalAlignment: Text.AlignVCenter

        HoverHandler {
            id: pointer

            onHoveredChanged: root.actions.hintAsked(time, pointer.hovered ? root.row.exactTime : "")
        }
    }

    Text {
        id: sentence

        x: root.textLeft
        y: faces.visible ? faces.y + faces.height + 4 : 12
        width: (faces.visible ? root.width - 16 : dots.x - 8) - x
        text: Theme.styled(root.row.notice.words, Theme.body)
        textFormat: Text.StyledText
        color: Theme.text
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        lineHeight: Theme.line
        lineHeightMode: Text.FixedHeight
    }

    Words {
        id: excerpt

        readonly property bool present: root.words.length > 0

        x: root.textLeft
        y: sentence.y + sentence.height + (excerpt.present ? 2 : 0)
        width: root.width - x - 16
        height: excerpt.present ? excerpt.implicitHeight : 0
        visible: excerpt.present
        text: root.words
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        lineHeight: Theme.sized(19)
        lineHeightMode: Text.FixedHeight

        // The post itself, also where a click beside it leads to those who did it.
        MouseArea {
            anchors.fill: parent
            enabled: root.row.uri.length > 0
            cursorShape: Qt.PointingHandCursor
            onClicked: root.actions.openRow(root.posts, root.index)
        }
    }

    RowPart {
        id: request

        x: root.textLeft
        width: root.width - x - 16
        above: excerpt
        active: root.row.notice.asked.length > 0

        content: RequestPart {
            notice: root.row.notice
            acct: root.row.notice.people.length > 0 ? root.row.notice.people[0].acct : ""
            onAnswered: kind => root.actions.answerRequest(kind, acct, root.row.notice.asked)
        }
    }
}
