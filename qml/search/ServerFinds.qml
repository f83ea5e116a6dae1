// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What the servers of own accounts find, when they are asked.
FocusScope {
    id: root

    required property Ui.SearchPage finds
    required property Actions actions
    readonly property Ui.ServerSearch servers: root.finds.servers
    /// "posts", "people" or "tags"
    property string kind: "posts"
    readonly property PostListView list: root.kind === "posts" ? posts.list : null
    readonly property int count: root.kind === "posts" ? posts.list.count : (root.kind === "people" ? people.count : tags.count)

    signal askWanted

    Column {
        id: head

        x: 12
        width: parent.width - 24
        spacing: 8

        AccountChips {
            id: chips

            width: parent.width
            accounts: root.actions.app.accounts
            several: true
            chosen: [...root.servers.chosen]
            onPicked: accountId => root.servers.toggle(accountId)
        }

        PushButton {
            text: qsTr("Ask these servers")
            enabled: root.servers.chosen.length > 0 && root.finds.text.trim().length > 0
            onClicked: root.askWanted()
        }

        Flow {
            width: parent.width
            spacing: 6

            Chip {
                text: qsTr("Posts found: %1").arg(posts.list.count)
                checked: root.kind === "posts"
                onClicked: root.kind = "posts"
            }

            Chip {
                text: qsTr("People found: %1").arg(people.count)
                checked: root.kind === "people"
                onClicked: root.kind = "people"
            }

            Chip {
                text: qsTr("Hashtags found: %1").arg(tags.count)
                checked: root.kind === "tags"
                onClicked: root.kind = "tags"
            }
        }
    }

    TroubleLine {
        id: trouble

        y: head.height + 8
        width: parent.width
        text: root.servers.trouble
        onRetryAsked: root.askWanted()
    }

    Item {
        id: room

        y: trouble.y + trouble.height
        width: parent.width
        height: parent.height - y

        FoundList {
            id: posts

            anchors.fill: parent
            visible: root.kind === "posts"
            found: root.servers.posts
            actions: root.actions
            onMoreAsked: root.servers.needMore("posts")
        }

        FoundNamesView {
            id: people

            anchors.fill: parent
            visible: root.kind === "people"
            names: root.servers.people
            what: qsTr("People")
            onMoreAsked: root.servers.needMore("people")
            onOpened: name => root.actions.openProfile(name)
        }

        FoundNamesView {
            id: tags

            anchors.fill: parent
            visible: root.kind === "tags"
            names: root.servers.tags
            what: qsTr("Hashtags")
            onMoreAsked: root.servers.needMore("tags")
            onOpened: name => root.actions.app.wantsTag(name.substring(1))
        }

        EmptyState {
            anchors.fill: parent
            visible: root.count === 0
            text: root.told()
            busy: root.servers.busy
        }
    }

    function told(): string {
        if (root.servers.busy) {
            return qsTr("Asking the servers…");
        }
        if (root.servers.asked.length === 0) {
            return qsTr("Servers are asked when you press Enter. They learn what you look for.");
        }
        if (![...root.servers.kinds].includes(root.kind)) {
            return qsTr("Nobody was asked: “%1” has no words that servers could look for.").arg(root.servers.asked);
        }
        return qsTr("The servers find nothing of this kind for “%1”.").arg(root.servers.asked);
    }

    function begin(): void {
        if (root.kind === "posts") {
            posts.begin();
        } else {
            (root.kind === "people" ? people : tags).begin();
        }
    }
}
