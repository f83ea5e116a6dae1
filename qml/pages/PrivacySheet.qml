// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Whom this program asks and why, whom it never asks, and by which way.
FocusScope {
    id: root

    required property Ui.PrivacyPage privacy
    required property real room
    readonly property Ui.HostsModel hosts: root.privacy.hosts
    property string problem

    implicitHeight: Math.min(Math.max(root.room, rows.y + 160), rows.y + Math.max(120, rows.contentHeight) + 8)
    Component.onCompleted: {
        root.hosts.part = "";
        root.hosts.read();
    }

    ProxyPart {
        id: proxy

        width: parent.width
        focus: true
        privacy: root.privacy
    }

    Field {
        id: search

        y: proxy.height + 16
        width: parent.width - refresh.width - 8
        label: qsTr("Hosts that were asked within 30 days")
        placeholderText: qsTr("Search, or name another host")
        onTextEdited: root.hosts.part = text
    }

    IconButton {
        id: refresh

        anchors.right: parent.right
        anchors.bottom: search.bottom
        name: "refresh"
        text: qsTr("Read the list again")
        onClicked: root.hosts.read()
    }

    PushButton {
        id: offer

        y: search.y + search.height + 8
        visible: root.hosts.offer.length > 0
        text: qsTr("Never contact %1 directly").arg(root.hosts.offer)
        onClicked: root.turn(root.hosts.offer, true)
    }

    Problem {
        id: problem

        y: (offer.visible ? offer.y + offer.height : search.y + search.height) + 6
        width: parent.width
        text: root.problem
    }

    ListView {
        id: rows

        y: (problem.visible ? problem.y + problem.height : problem.y) + 4
        width: parent.width
        height: parent.height - y
        clip: true
        model: root.hosts
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: search.label
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Follow {
            view: rows
        }

        delegate: HostRow {
            width: rows.width - 12
            onNeverAsked: to => root.turn(host, to)
        }
    }

    Words {
        anchors.centerIn: rows
        width: Math.min(400, parent.width)
        visible: rows.count === 0
        text: search.length > 0 ? qsTr("No such host was asked.") : qsTr("No host was asked yet.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    Connections {
        target: root.hosts

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    function turn(host: string, never: bool): void {
        root.problem = "";
        root.hosts.setNever(host, never);
    }
}
