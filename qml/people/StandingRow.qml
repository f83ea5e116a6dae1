// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How one own account stands to somebody, the button that changes it, and what it has noted.
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
    required property string note
    required property string noteWhy
    /// The note is being written.
    property bool editing: false
    /// What it is written from.
    property string start
    readonly property bool tellsNote: root.note.length > 0 && !root.editing
    readonly property real belowWords: refused.visible ? refused.y + refused.height : said.y + said.height

    signal asked(string task)
    signal dismissed
    signal noteAsked
    signal noteTyped(string text)
    signal noteSaved
    signal noteDropped

    implicitHeight: Math.max(press.height + 4, root.belowWords + 4, root.tellsNote ? noted.y + noted.height + 4 : 0, editor.active ? editor.y + editor.height + 8 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.acct + ", " + said.text + (root.trouble.length > 0 ? ", " + root.trouble : "") + (root.tellsNote ? ", " + noted.text : "")

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
        width: (pen.visible ? pen.x : holder.x) - x - 8
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

    Words {
        id: noted

        x: 12
        y: root.belowWords + 2
        width: root.width - x
        visible: root.tellsNote
        text: qsTr("Note: %1").arg(root.note)
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 6
        elide: Text.ElideRight
    }

    Ui.Lazy {
        id: editor

        x: 12
        y: root.belowWords + 4
        width: root.width - x
        active: root.editing

        content: NoteEditor {
            acct: root.acct
            start: root.start
            onTyped: text => root.noteTyped(text)
            onSaved: root.endNote(true)
            onDropped: root.endNote(false)
        }
    }

    IconButton {
        id: pen

        anchors.right: holder.left
        anchors.rightMargin: 4
        y: 2
        implicitWidth: Theme.mark(30)
        implicitHeight: Theme.mark(30)
        visible: root.noteWhy.length === 0 && !root.editing
        name: "edit"
        size: 16
        text: qsTr("Note about them, for %1 alone").arg(root.acct)
        onClicked: root.noteAsked()
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

    /// From what was typed before, or what is noted.
    function beginNote(start: string): void {
        root.start = start;
        root.editing = true;
    }

    function endNote(saves: bool): void {
        root.editing = false;
        saves ? root.noteSaved() : root.noteDropped();
        pen.forceActiveFocus(Qt.TabFocusReason);
    }
}
