// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// How one own account stands to somebody, and the button that changes it.
Item {
    id: root

    required property string accountId
    required property string acct
    required property string colour
    required property string words
    required property string pending
    required property string trouble
    required property string task
    required property string button
    required property string why

    signal asked(string task)
    signal dismissed

    implicitHeight: Math.max(press.height + 4, said.y + said.height + 4, refused.visible ? refused.y + refused.height + 4 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.acct + ", " + said.text + (root.trouble.length > 0 ? ", " + root.trouble : "")

    Rectangle {
        x: 0
        y: 6
        width: 4
        height: said.y + said.height - 8
        radius: 2
        color: root.colour
    }

    Words {
        id: name

        x: 12
        y: 2
        width: holder.x - x - 8
        text: root.acct
        font.pixelSize: Theme.small
        elide: Text.ElideMiddle
    }

    Words {
        id: said

        x: 12
        y: name.y + name.height
        width: name.width
        text: root.pending.length > 0 ? root.pending : root.words
        color: root.pending.length > 0 ? Theme.waits : Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }

    Problem {
        id: refused

        x: 12
        y: said.y + said.height + 2
        width: root.width - x - dismiss.width - 4
        text: root.trouble
    }

    IconButton {
        id: dismiss

        anchors.right: parent.right
        y: refused.y - 8
        visible: refused.visible
        name: "close"
        size: 16
        text: qsTr("Dismiss")
        onClicked: root.dismissed()
    }

    // The pointer finds it where the button takes no more presses: the reason is told.
    Item {
        id: holder

        anchors.right: parent.right
        y: 2
        width: press.width
        height: press.height

        PushButton {
            id: press

            visible: root.task.length > 0
            width: visible ? implicitWidth : 0
            height: visible ? Math.max(30, Theme.sized(30)) : 0
            enabled: root.why.length === 0
            text: root.button
            Accessible.name: root.button + ", " + root.acct
            Accessible.description: root.why
            onClicked: root.asked(root.task)
        }

        HoverHandler {
            id: pointer
        }

        Hint {
            words: root.why
            wanted: pointer.hovered
        }
    }
}
