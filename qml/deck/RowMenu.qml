// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// What can be done with a post besides reading it; one for a whole column.
PopupMenu {
    id: root

    required property Actions actions
    property string uri
    property string url
    property string acct

    PopupMenuItem {
        symbol: "reply"
        text: qsTr("Open the thread")
        onTriggered: root.actions.openThread(root.uri)
    }

    PopupMenuItem {
        symbol: "person"
        text: qsTr("Show %1").arg(root.acct)
        onTriggered: root.actions.openProfile(root.acct)
    }

    PopupMenuItem {
        symbol: "browser"
        text: qsTr("Open in the browser")
        enabled: root.url.length > 0
        onTriggered: root.actions.browse(root.url)
    }

    PopupMenuItem {
        symbol: "copy"
        text: qsTr("Copy the address")
        enabled: root.url.length > 0
        onTriggered: root.actions.app.copy(root.url)
    }

    function openFor(posts: PostList, row: int): void {
        root.uri = posts.at(row).uri;
        root.url = posts.at(row).url;
        root.acct = posts.at(row).acct;
        root.popup();
    }
}
