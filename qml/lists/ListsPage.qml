// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// All lists: make, rename, remove, show as a column, edit members.
FocusScope {
    id: root

    required property Ui.Window app
    required property real room
    property string problem

    signal done
    signal membersAsked(string listId)

    implicitHeight: rows.count === 0 ? rows.y + 120 : Math.min(560, root.room, rows.y + rows.contentHeight + 8)

    Field {
        id: name

        width: parent.width - create.width - 8
        focus: true
        label: qsTr("A new list")
        placeholderText: qsTr("Its name")
        onAccepted: root.create()
    }

    PushButton {
        id: create

        anchors.right: parent.right
        anchors.bottom: name.bottom
        height: Theme.control + 2
        enabled: name.length > 0
        primary: true
        text: qsTr("Create")
        onClicked: root.create()
    }

    Problem {
        id: problem

        y: name.height + 6
        width: parent.width
        text: root.problem
    }

    ListView {
        id: rows

        anchors.top: problem.visible ? problem.bottom : name.bottom
        anchors.topMargin: 8
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: root.app.lists
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Follow {
            view: rows
        }

        delegate: ListRow {
            width: rows.width
            lists: root.app.lists
            onShown: root.show(listId)
            onMembersAsked: root.membersAsked(listId)
            onRenamed: to => root.app.lists.rename(listId, to)
            onRemoveAsked: root.app.lists.remove(listId)
        }
    }

    Words {
        anchors.centerIn: rows
        width: Math.min(400, parent.width)
        visible: rows.count === 0
        text: qsTr("A list shows people whom you need not follow, on any server.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    Connections {
        target: root.app.lists

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }

        function onCreated(listId: string): void {
            name.clear();
            root.membersAsked(listId);
        }
    }

    function create(): void {
        root.problem = "";
        root.app.lists.create(name.text);
    }

    function show(listId: string): void {
        root.app.deck.addList(listId);
        root.done();
    }
}
