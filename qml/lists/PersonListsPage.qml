// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// In which lists somebody is, ours above and those of the accounts' servers below. Each mark is
/// done at once, and undone by the same press.
FocusScope {
    id: root

    required property Ui.PersonLists lists
    required property real room
    property bool naming: false
    property string problem

    implicitHeight: Math.min(root.room, page.height)
    Component.onCompleted: root.lists.servers.ask()
    Keys.onUpPressed: root.step(false)
    Keys.onDownPressed: root.step(true)

    Flickable {
        id: body

        anchors.fill: parent
        contentHeight: page.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Column {
            id: page

            width: body.width - 12
            spacing: 2

            Field {
                id: search

                x: 3
                width: parent.width - 6
                focus: true
                label: qsTr("Lists of Asterism's: nobody is followed or told")
                placeholderText: qsTr("Find a list")
                onTextEdited: root.lists.search = text
                onAccepted: rows.count === 1 ? (rows.itemAt(0) as CheckLine).clicked() : undefined
                Keys.onEscapePressed: event => event.accepted = root.endSearch()
            }

            Item {
                width: 1
                height: 4
            }

            Repeater {
                id: rows

                model: root.lists

                CheckLine {
                    required property string listId
                    required property string name
                    // A button has an icon of its own, so the role is read through the model.
                    required property var model

                    width: page.width
                    text: model.icon.length > 0 ? model.icon + " " + name : name
                    onClicked: root.lists.set(listId, !inside)
                }
            }

            Words {
                x: 8
                width: parent.width - 16
                visible: rows.count === 0
                text: root.lists.total > 0 ? qsTr("No list is called that.") : qsTr("There is no list yet.")
                color: Theme.muted
                wrapMode: Text.Wrap
            }

            TextButton {
                visible: !root.naming
                text: qsTr("New list…")
                onClicked: root.beginNaming()
            }

            Item {
                width: parent.width
                height: fresh.height
                visible: root.naming

                Field {
                    id: fresh

                    x: 3
                    width: parent.width - create.width - 14
                    label: qsTr("A new list")
                    placeholderText: qsTr("Its name")
                    onAccepted: root.create()
                    Keys.onEscapePressed: root.endNaming()
                }

                PushButton {
                    id: create

                    anchors.right: parent.right
                    anchors.rightMargin: 3
                    anchors.bottom: fresh.bottom
                    height: Theme.control + 2
                    enabled: fresh.length > 0
                    primary: true
                    text: qsTr("Create and add")
                    onClicked: root.create()
                }
            }

            Problem {
                x: 8
                width: parent.width - 16
                text: root.problem
            }

            Repeater {
                model: root.lists.servers

                ServerPlaceRow {
                    width: page.width
                    onChangeAsked: to => root.lists.servers.set(source, to)
                    onOursAsked: root.toOurs()
                }
            }

            Words {
                x: 8
                width: parent.width - 16
                visible: root.lists.servers.asking
                text: qsTr("Asking the servers of your accounts…")
                color: Theme.muted
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
        }

        Follow {
            view: body
        }
    }

    Connections {
        target: root.lists

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }

        function onCreated(listId: string): void {
            root.endNaming();
        }
    }

    /// Up and down go through all that Tab goes through.
    function step(forward: bool): void {
        const next = root.Window.activeFocusItem.nextItemInFocusChain(forward);
        next.forceActiveFocus(Qt.TabFocusReason);
    }

    function toOurs(): void {
        body.contentY = 0;
        search.forceActiveFocus(Qt.TabFocusReason);
    }

    /// Whether there was a search: else Esc goes on to the dialog, which closes.
    function endSearch(): bool {
        const searched = search.length > 0;
        search.clear();
        root.lists.search = "";
        return searched;
    }

    function beginNaming(): void {
        root.naming = true;
        fresh.text = search.text;
        fresh.forceActiveFocus(Qt.TabFocusReason);
    }

    function endNaming(): void {
        root.naming = false;
        root.problem = "";
        fresh.clear();
        root.endSearch();
        search.forceActiveFocus(Qt.TabFocusReason);
    }

    function create(): void {
        root.problem = "";
        root.lists.create(fresh.text);
    }
}
