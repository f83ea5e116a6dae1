// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// Avatar, name, handle, time. The avatar hangs over its lower edge, beside the text.
Item {
    id: root

    required property rowView row
    required property string age
    required property Actions actions
    readonly property real textLeft: 52
    readonly property real room: channel.x - root.textLeft - 12

    height: Theme.line

    Avatar {
        source: root.row.avatar

        MouseArea {
            anchors.fill: parent
            cursorShape: Qt.PointingHandCursor
            onClicked: root.actions.openProfile(root.row.acct)
        }
    }

    Text {
        id: author

        x: root.textLeft
        width: Math.min(author.implicitWidth, Math.max(root.room - handle.implicitWidth - 6, root.room * 0.62))
        text: Theme.styled(root.row.author, Theme.body)
        textFormat: Text.StyledText
        color: Theme.text
        font.pixelSize: Theme.body
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideRight
    }

    Words {
        id: handle

        anchors.baseline: author.baseline
        x: author.x + author.width + 6
        width: Math.max(0, Math.min(handle.implicitWidth, root.textLeft + root.room - handle.x))
        text: root.row.acct
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    MouseArea {
        x: root.textLeft
        width: handle.x + handle.width - root.textLeft
        height: parent.height
        cursorShape: Qt.PointingHandCursor
        onClicked: root.actions.openProfile(root.row.acct)
    }

    Lazy {
        id: sight

        anchors.verticalCenter: time.verticalCenter
        x: time.x - 20
        active: root.row.visibility.length > 0

        content: VisibilityMark {
            visibility: root.row.visibility
            onHintAsked: (at, words) => root.actions.hintAsked(at, words)
        }
    }

    Lazy {
        id: channel

        anchors.verticalCenter: time.verticalCenter
        x: (sight.active ? sight.x : time.x) - (channel.active ? 20 : 0)
        active: root.row.channel.length > 0

        content: ChannelMark {
            channel: root.row.channel
            leads: root.row.channelSource.length > 0
            onAsked: root.actions.openChannel(root.row.channelSource, root.row.channel)
            onHintAsked: (at, words) => root.actions.hintAsked(at, words)
        }
    }

    Words {
        id: time

        anchors.right: parent.right
        anchors.baseline: author.baseline
        text: root.row.marks.length > 0 ? root.row.marks + " · " + root.age : root.age
        color: Theme.muted
        font.pixelSize: Theme.small

        HoverHandler {
            id: pointer

            onHoveredChanged: root.actions.hintAsked(time, pointer.hovered ? root.row.exactTime : "")
        }
    }
}
