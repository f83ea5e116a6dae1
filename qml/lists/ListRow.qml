// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// One list: its name (which can be changed in place), how many are in it, what can be done.
Item {
    id: root

    required property string listId
    required property string name
    required property int members
    required property int unreadable
    property bool renaming: false
    property bool removing: false

    signal shown
    signal membersAsked
    signal renamed(string to)
    signal removeAsked

    height: 60

    Words {
        id: title

        y: 10
        width: tools.x - 12
        visible: !root.renaming
        text: root.name
        font.bold: true
        elide: Text.ElideRight
    }

    Words {
        y: title.y + title.height + 2
        width: title.width
        visible: !root.renaming
        text: root.unreadable > 0 ? qsTr("%n members", "", root.members) + " · " + qsTr("%n unreadable", "", root.unreadable) : qsTr("%n members", "", root.members)
        color: root.unreadable > 0 ? Theme.accentText : Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Field {
        id: field

        anchors.verticalCenter: parent.verticalCenter
        width: tools.x - 12
        visible: root.renaming
        placeholderText: qsTr("Its name")
        onAccepted: root.rename()
        Keys.onEscapePressed: root.keep()
    }

    Row {
        id: tools

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        IconButton {
            visible: !root.removing
            name: "eye"
            text: qsTr("Show as a column")
            onClicked: root.shown()
        }

        IconButton {
            visible: !root.removing
            name: "people"
            text: qsTr("Members")
            onClicked: root.membersAsked()
        }

        IconButton {
            id: pen

            visible: !root.removing
            name: root.renaming ? "check" : "edit"
            text: root.renaming ? qsTr("Keep the new name") : qsTr("Rename")
            onClicked: root.renaming ? root.rename() : root.edit()
        }

        IconButton {
            id: bin

            visible: !root.removing
            name: "bin"
            text: qsTr("Remove the list")
            onClicked: root.ask(true)
        }

        PushButton {
            visible: root.removing
            dangerous: true
            text: qsTr("Remove it")
            Keys.onEscapePressed: root.ask(false)
            onClicked: root.removeAsked()
        }

        TextButton {
            id: stay

            anchors.verticalCenter: parent.verticalCenter
            visible: root.removing
            text: qsTr("Keep it")
            Keys.onEscapePressed: root.ask(false)
            onClicked: root.ask(false)
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    function edit(): void {
        field.text = root.name;
        root.renaming = true;
        field.forceActiveFocus();
        field.selectAll();
    }

    function rename(): void {
        root.keep();
        root.renamed(field.text);
    }

    function keep(): void {
        root.renaming = false;
        pen.forceActiveFocus(Qt.TabFocusReason);
    }

    /// The keys go to the harmless answer, and back.
    function ask(removing: bool): void {
        root.removing = removing;
        (removing ? stay : bin).forceActiveFocus(Qt.TabFocusReason);
    }
}
