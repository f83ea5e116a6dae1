// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Other servers, and other hashtags, for a column that is there.
FocusScope {
    id: root

    required property Ui.Window app
    required property Ui.Column column
    readonly property bool tagged: root.column !== null && root.column.kind === "tag"
    property string problem

    signal done

    implicitHeight: page.height
    Component.onCompleted: root.begin()

    Column {
        id: page

        width: parent.width
        spacing: 12

        TagFields {
            id: tags

            width: parent.width
            visible: root.tagged
            focus: root.tagged
            onAccepted: root.change()
        }

        ServersPart {
            id: servers

            width: parent.width
            focus: !root.tagged
            servers: root.app.deck.servers
            onAccepted: root.change()
        }

        Problem {
            width: parent.width
            text: root.problem
        }

        PushButton {
            primary: true
            text: root.app.deck.busy ? qsTr("Asking the server…") : qsTr("Change the column")
            enabled: !root.app.deck.busy && servers.hosts.length > 0 && (!root.tagged || tags.filled)
            onClicked: root.change()
        }
    }

    Connections {
        target: root.app.deck

        function onAdded(): void {
            root.done();
        }

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    Connections {
        target: root.app.deck.servers

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    function begin(): void {
        if (root.column !== null) {
            tags.fill(root.column.tagLine(0), root.column.tagLine(1), root.column.tagLine(2));
            root.app.deck.beginServers(root.column.kind, root.column);
        }
    }

    function change(): void {
        root.problem = "";
        if (root.tagged) {
            root.app.deck.changeTags(root.column, tags.any, tags.all, tags.none, servers.hosts);
        } else {
            root.app.deck.changeServers(root.column, servers.hosts);
        }
    }
}
