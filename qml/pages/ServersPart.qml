// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// From which servers: those of one's accounts, and others by name.
FocusScope {
    id: root

    required property Ui.ServerChoices servers
    /// What to read from, as a line: the chosen ones and what stands in the field.
    readonly property string hosts: (root.servers.chosenLine + " " + field.text).trim()

    signal accepted

    implicitHeight: part.height

    Column {
        id: part

        width: parent.width
        spacing: 4

        Repeater {
            id: rows

            model: root.servers

            ServerRow {
                id: row

                width: part.width
                onChosenAsked: to => root.servers.choose(row.host, to)
            }
        }

        Item {
            width: parent.width
            height: field.height

            Field {
                id: field

                width: add.visible ? parent.width - add.width - 8 : parent.width
                focus: true
                label: rows.count > 0 ? qsTr("Another server") : qsTr("Server")
                placeholderText: "example.social"
                inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
                onAccepted: root.accepted()
            }

            TextButton {
                id: add

                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 6
                visible: field.length > 0
                text: qsTr("Look at it")
                onClicked: root.look()
            }
        }
    }

    function look(): void {
        root.servers.add(field.text);
        field.clear();
        field.forceActiveFocus();
    }

    function clear(): void {
        field.clear();
    }
}
