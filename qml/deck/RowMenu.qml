// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQml
import QtQuick
import Asterism

/// What can be done with a post besides reading it; one for a whole column. All that can be clicked
/// in a row is here, too, for those who use keys.
PopupMenu {
    id: root

    required property Actions actions
    property rowView row
    property list<var> links

    PopupMenuItem {
        symbol: "reply"
        text: qsTr("Open the thread")
        onTriggered: root.actions.openThread(root.row.uri)
    }

    PopupMenuItem {
        symbol: "person"
        text: qsTr("Show %1").arg(root.row.acct)
        onTriggered: root.actions.openProfile(root.row.acct)
    }

    PopupMenuItem {
        symbol: "lists"
        text: qsTr("Add %1 to lists…").arg(root.row.acct)
        onTriggered: root.actions.addToLists(root.row.acct)
    }

    PopupMenuItem {
        symbol: "lists"
        visible: root.row.boosters.length > 0
        text: qsTr("Add %1 to lists…").arg(root.row.boosters[0] ?? "")
        onTriggered: root.actions.addToLists(root.row.boosters[0])
    }

    PopupMenuItem {
        symbol: "lists"
        visible: root.row.boosters.length > 1
        text: qsTr("Add %1 to lists…").arg(root.row.boosters[1] ?? "")
        onTriggered: root.actions.addToLists(root.row.boosters[1])
    }

    PopupMenuItem {
        symbol: "reply"
        visible: root.row.quoteUri.length > 0
        text: qsTr("Open the quoted post")
        onTriggered: root.actions.openThread(root.row.quoteUri)
    }

    PopupMenuItem {
        symbol: "sparkle"
        visible: root.row.reactions.length > 0
        text: qsTr("Show all reactions")
        onTriggered: root.actions.openThread(root.row.uri)
    }

    PopupMenuItem {
        symbol: "edit"
        visible: root.row.editTime.length > 0
        text: qsTr("What it was before the edits")
        onTriggered: root.actions.openHistory(root.row.uri)
    }

    PopupMenuItem {
        symbol: "browser"
        text: qsTr("Open in the browser")
        enabled: root.row.url.length > 0
        onTriggered: root.actions.browse(root.row.url)
    }

    PopupMenuItem {
        symbol: "copy"
        text: qsTr("Copy the address")
        enabled: root.row.url.length > 0
        onTriggered: root.actions.app.copy(root.row.url)
    }

    PopupMenuLine {
        visible: root.links.length > 0
        height: visible ? implicitHeight : 0
    }

    // A menu of Qt 6.4 puts what a Repeater makes behind its first item.
    Instantiator {
        model: root.links
        onObjectAdded: (index, object) => root.addItem(object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property rowLink modelData

            symbol: "right"
            text: modelData.name
            onTriggered: root.actions.follow(modelData.href)
        }
    }

    TagItems {
        menu: root
        app: root.actions.app
        tags: root.tagsOf(root.links)
    }

    function tagsOf(links: list<var>): list<string> {
        let tags = [];
        for (let i = 0; i < links.length; ++i) {
            if (links[i].name.startsWith("#")) {
                tags.push(links[i].name.substring(1));
            }
        }
        return tags;
    }

    function openFor(posts: PostList, row: int, at: Item): void {
        root.row = posts.at(row);
        root.links = posts.linksAt(row);
        if (at === null) {
            root.popup();
        } else {
            root.popup(at, 64, 32);
        }
    }
}
