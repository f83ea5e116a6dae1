// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// Avatar with name and handle, one below the other.
Item {
    id: root

    required property rowView row
    required property Actions actions

    height: Math.max(48, Theme.line * 2)

    Avatar {
        size: 48
        source: root.row.avatar
    }

    Text {
        id: author

        x: 60
        y: root.height / 2 - height
        width: root.width - x
        textFormat: Text.StyledText
        text: Theme.styled(root.row.author, Theme.heading)
        color: Theme.text
        font.pixelSize: Theme.heading
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideRight
    }

    Words {
        x: 60
        y: root.height / 2 + 1
        width: root.width - x
        text: root.row.acct
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        onClicked: root.actions.openProfile(root.row.acct)
    }
}
