// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A search in what was seen, while it is typed, and on servers, when they are asked.
ColumnPage {
    id: root

    required property Ui.SearchPage finds
    required property Actions actions
    property string tab: "posts"

    /// Of hosts that were typed.
    signal profileAsked(string handle, string host)
    signal threadAsked(string url, string host)

    title: qsTr("Search")
    busy: root.finds.busy || root.finds.servers.busy
    trouble: root.finds.trouble
    list: root.tab === "posts" ? posts.list : (root.tab === "servers" ? servers.list : null)

    SearchHead {
        id: head

        width: parent.width
        height: implicitHeight
        focus: true
        finds: root.finds
        tab: root.tab
        onTabAsked: tab => root.tab = tab
        onAccepted: root.accept()
        onDownAsked: root.enterResults()
        onOpenAsked: root.finds.open()
    }

    TroubleLine {
        id: trouble

        y: head.height
        width: parent.width
        text: root.finds.trouble
        onRetryAsked: root.finds.retry()
    }

    Item {
        y: trouble.y + trouble.height
        width: parent.width
        height: parent.height - y

        FoundList {
            id: posts

            anchors.fill: parent
            visible: root.tab === "posts"
            found: root.finds.posts
            actions: root.actions
            onMoreAsked: root.finds.needMore()
        }

        FoundNamesView {
            id: people

            anchors.fill: parent
            visible: root.tab === "people"
            names: root.finds.people
            what: qsTr("People")
            onOpened: name => root.actions.openProfile(name)
        }

        FoundNamesView {
            id: tags

            anchors.fill: parent
            visible: root.tab === "tags"
            names: root.finds.tags
            what: qsTr("Hashtags")
            onOpened: name => root.actions.app.wantsTag(name.substring(1))
        }

        ServerFinds {
            id: servers

            anchors.fill: parent
            visible: root.tab === "servers"
            finds: root.finds
            actions: root.actions
            onAskWanted: root.finds.askServers()
        }

        RecentPart {
            id: recent

            y: 4
            width: parent.width
            visible: root.finds.blank && root.finds.recent.length > 0 && root.tab !== "servers"
            finds: root.finds
            onPicked: text => head.take(text)
        }

        EmptyState {
            anchors.fill: parent
            visible: root.isEmpty() && !recent.visible && root.finds.trouble.length === 0
            text: root.told()
            busy: root.finds.busy
        }
    }

    Connections {
        target: root.finds

        function onWantsProfile(handle: string, host: string): void {
            root.profileAsked(handle, host);
        }

        function onWantsThread(url: string, host: string): void {
            root.threadAsked(url, host);
        }
    }

    function isEmpty(): bool {
        return (root.tab === "posts" && posts.list.count === 0) || (root.tab === "people" && people.count === 0) || (root.tab === "tags" && tags.count === 0);
    }

    function told(): string {
        if (root.finds.blank) {
            return qsTr("Search in all that you have seen, offline too. “Quotes” keep words together, a minus leaves a word out.");
        }
        return root.finds.busy ? qsTr("Searching…") : qsTr("Nothing that you have seen matches.");
    }

    /// What Enter in the field does.
    function accept(): void {
        if (root.finds.open()) {
            return;
        }
        if (root.tab === "servers") {
            root.finds.askServers();
        } else {
            root.enterResults();
        }
    }

    function enterResults(): void {
        root.finds.remember();
        if (root.tab === "posts") {
            posts.begin();
        } else if (root.tab === "people") {
            people.begin();
        } else if (root.tab === "tags") {
            tags.begin();
        } else {
            servers.begin();
        }
    }

    /// The keys go back to where it is typed.
    function begin(): void {
        head.begin();
    }

    /// As if it had been typed.
    function take(text: string): void {
        head.take(text);
    }
}
