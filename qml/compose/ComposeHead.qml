// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What is being written, the button that closes it, and the posts that it answers or quotes.
Column {
    id: root

    required property Ui.Composer composer

    spacing: 8

    Item {
        width: parent.width
        height: Math.max(title.implicitHeight, close.height)

        Words {
            id: title

            anchors.verticalCenter: parent.verticalCenter
            width: close.x
            text: root.composer.title
            color: Theme.muted
            font.pixelSize: Theme.small
            font.bold: true
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: title.text
        }

        IconButton {
            id: close

            anchors.right: parent.right
            width: Theme.mark(28)
            height: width
            name: "close"
            size: 16
            text: qsTr("Close; it stays as a draft (Esc)")
            onClicked: root.composer.close()
        }
    }

    ParentLine {
        width: parent.width
        visible: root.composer.parentName.length > 0
        symbol: "reply"
        name: root.composer.parentName
        avatar: root.composer.parentAvatar
        line: root.composer.parentLine
        spoken: qsTr("Reply to %1: %2").arg(root.composer.parentName).arg(root.composer.parentLine)
    }

    ParentLine {
        width: parent.width
        visible: root.composer.quotedName.length > 0
        symbol: "quote"
        name: root.composer.quotedName
        avatar: root.composer.quotedAvatar
        line: root.composer.quotedLine
        spoken: qsTr("Quote of %1: %2").arg(root.composer.quotedName).arg(root.composer.quotedLine)
    }

    Words {
        width: parent.width
        visible: root.composer.quoteNote.length > 0
        text: root.composer.quoteNote
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
