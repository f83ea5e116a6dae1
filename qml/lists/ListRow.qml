// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// One list: its name (which can be changed in place), how many are in it, what can be done, and
/// below, when asked for, what can be chosen about it. Alt and an arrow moves it.
Item {
    id: root

    required property ListsModel lists
    required property int index
    required property string listId
    required property string name
    required property int members
    required property int unreadable
    required property string colour
    required property string icon
    required property listSettings settings
    property bool opened: false
    property bool renaming: false
    property bool removing: false

    signal shown
    signal membersAsked
    signal renamed(string to)
    signal removeAsked

    height: 60 + (root.opened ? options.height + 12 : 0)
    Keys.onUpPressed: event => event.accepted = root.moves(event, -1)
    Keys.onDownPressed: event => event.accepted = root.moves(event, 1)

    ListSign {
        id: sign

        y: (60 - height) / 2
        visible: (root.icon.length > 0 || root.colour.length > 0) && !root.renaming
        icon: root.icon
        colour: root.colour
    }

    Words {
        id: title

        x: sign.visible ? sign.width + 10 : 0
        y: 10
        width: tools.x - x - 12
        visible: !root.renaming
        text: root.name
        font.bold: true
        elide: Text.ElideRight
    }

    Words {
        x: title.x
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

        y: (60 - height) / 2
        width: tools.x - 12
        visible: root.renaming
        placeholderText: qsTr("Its name")
        onAccepted: root.rename()
        Keys.onEscapePressed: root.keep()
    }

    Row {
        id: tools

        anchors.right: parent.right
        y: (60 - height) / 2

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
            visible: !root.removing
            name: "settings"
            text: root.opened ? qsTr("Hide the options") : qsTr("Options")
            onClicked: root.opened = !root.opened
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

    Lazy {
        id: options

        y: 60
        width: root.width
        active: root.opened

        Column {
            spacing: 2

            ListOptions {
                width: parent.width
                lists: root.lists
                listId: root.listId
                settings: root.settings
                icon: root.icon
            }

            Row {
                IconButton {
                    name: "up"
                    text: qsTr("Move up")
                    enabled: root.index > 0
                    onClicked: root.lists.move(root.index, root.index - 1)
                }

                IconButton {
                    name: "bottom"
                    text: qsTr("Move down")
                    enabled: root.index < root.lists.count - 1
                    onClicked: root.lists.move(root.index, root.index + 1)
                }
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    function moves(event: KeyEvent, by: int): bool {
        const wanted = (event.modifiers & Qt.AltModifier) !== 0;
        if (wanted) {
            root.lists.move(root.index, root.index + by);
        }
        return wanted;
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
