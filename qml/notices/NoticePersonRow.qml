// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Somebody in a list of those who did something; a click leads to them.
Item {
    id: root

    required property string acct
    required property string name
    required property string avatar
    required property string emoji
    required property string picture
    property bool current: false

    signal clicked

    implicitHeight: Math.max(64, Theme.sized(56))
    Accessible.role: Accessible.ListItem
    Accessible.name: root.acct
    Accessible.onPressAction: root.clicked()

    RowGround {
        anchors.fill: parent
        chosen: root.current
        depth: 0
    }

    Avatar {
        id: face

        x: 14
        anchors.verticalCenter: parent.verticalCenter
        source: root.avatar

        NoticeEmoji {
            x: parent.width - width + 5
            y: parent.height - height + 5
            emoji: root.emoji
            picture: root.picture
        }
    }

    Column {
        x: 66
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - x - 16

        Text {
            width: parent.width
            textFormat: Text.StyledText
            text: Theme.styled(root.name, Theme.body)
            color: Theme.text
            font.pixelSize: Theme.body
            font.bold: true
            maximumLineCount: 1
            elide: Text.ElideRight
        }

        Words {
            width: parent.width
            text: root.acct
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        onClicked: root.clicked()
    }
}
