// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The accounts at the left, what adds to them, and lists and settings at the bottom.
Rectangle {
    id: root

    required property Ui.Window app
    readonly property real step: 48 + accounts.spacing
    // Made when they are first asked for.
    property AccountMenu menu: null
    property PopupMenu addMenu: null
    property AccountBadge held: null
    property real heldFrom: 0
    property int dropAt: -1

    signal writeAsked
    signal searchAsked
    signal noticesAsked
    signal outboxAsked
    signal columnAsked
    signal jumpAsked
    signal accountAsked(string server, string acct)
    signal connectionsAsked
    signal followRequestsAsked
    signal listsAsked
    signal movingAsked
    signal settingsAsked
    signal keysAsked
    signal signOutAsked(string accountId, string acct)

    implicitWidth: Theme.rail
    color: Theme.window

    // Without an account nothing can be written.
    WriteButton {
        id: write

        anchors.horizontalCenter: parent.horizontalCenter
        y: 12
        width: 40
        height: visible ? 40 : 0
        visible: root.app.accounts.count > 0
        onClicked: root.writeAsked()
    }

    // It is a page of the current column.
    IconButton {
        id: search

        anchors.horizontalCenter: parent.horizontalCenter
        y: write.y + write.height + (write.visible ? 8 : 0)
        width: 40
        height: visible ? 40 : 0
        visible: root.app.deck.count > 0
        name: "search"
        text: qsTr("Search (/)")
        onClicked: root.searchAsked()
    }

    NoticesButton {
        id: notices

        anchors.horizontalCenter: parent.horizontalCenter
        y: search.y + search.height + (visible ? 8 : 0)
        width: 40
        height: visible ? 40 : 0
        visible: root.app.accounts.count > 0
        unread: root.app.unread.notices
        lines: root.app.unread.noticeLines
        onClicked: root.noticesAsked()
    }

    ListView {
        id: accounts

        anchors.top: notices.bottom
        anchors.topMargin: write.visible || search.visible ? 14 : 0
        width: parent.width
        height: Math.min(contentHeight, parent.height - y - add.height - bottom.height - 36)
        spacing: 8
        clip: true
        model: root.app.accounts
        boundsBehavior: Flickable.StopAtBounds

        delegate: AccountBadge {
            id: badge

            width: accounts.width
            unread: root.app.unread.counts[badge.accountId] ?? ""
            notices: root.app.unread.noticeCounts[badge.accountId] ?? ""
            quiet: root.menu !== null && root.menu.visible
            movable: accounts.count > 1
            onChosen: root.app.accounts.makeDefault(accountId)
            onMenuAsked: root.openMenu(this)
            onDragged: by => root.drag(this, by)
            onDropped: root.drop(this)
        }
    }

    // Where the account that is dragged would lie.
    Rectangle {
        readonly property int gaps: root.dropAt > (root.held?.index ?? 0) ? root.dropAt + 1 : root.dropAt

        x: (root.width - width) / 2
        y: accounts.y + accounts.originY - accounts.contentY + gaps * root.step - 6
        width: 40
        height: 3
        radius: 1.5
        visible: root.held !== null && root.dropAt !== root.held.index
        color: Theme.accent
    }

    IconButton {
        id: add

        anchors.horizontalCenter: parent.horizontalCenter
        y: accounts.y + accounts.height + (accounts.count > 0 ? 12 : 0)
        width: 40
        height: 40
        name: "plus"
        text: qsTr("Add a column or an account")
        quiet: root.addMenu !== null && root.addMenu.visible
        onClicked: root.openAddMenu()

        Rectangle {
            anchors.fill: parent
            radius: 12
            color: "transparent"
            border.color: Theme.edge
        }
    }

    Column {
        id: bottom

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 14
        spacing: 4

        OutboxButton {
            width: 40
            height: 40
            outbox: root.app.outbox
            onClicked: root.outboxAsked()
        }

        IconButton {
            width: 40
            height: 40
            name: "connections"
            text: qsTr("Connections")
            onClicked: root.connectionsAsked()
        }

        IconButton {
            width: 40
            height: 40
            name: "lists"
            text: qsTr("Lists")
            onClicked: root.listsAsked()
        }

        IconButton {
            width: 40
            height: 40
            name: "move"
            tint: root.app.moving.open ? Theme.accentText : Theme.muted
            text: qsTr("Move follows")
            onClicked: root.movingAsked()
        }

        IconButton {
            width: 40
            height: 40
            name: "keys"
            text: qsTr("Keys (?)")
            onClicked: root.keysAsked()
        }

        IconButton {
            width: 40
            height: 40
            name: "settings"
            text: qsTr("Settings")
            onClicked: root.settingsAsked()
        }
    }

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.hairline
    }

    Component {
        id: thingsToAdd

        PopupMenu {
            PopupMenuItem {
                symbol: "lists"
                text: qsTr("A column…")
                onTriggered: root.columnAsked()
            }

            PopupMenuItem {
                symbol: "person"
                text: qsTr("An account…")
                onTriggered: root.accountAsked("", "")
            }

            PopupMenuItem {
                symbol: "search"
                text: qsTr("Jump to… (Ctrl+K)")
                onTriggered: root.jumpAsked()
            }
        }
    }

    Component {
        id: accountMenu

        AccountMenu {
            app: root.app
            onSignInAsked: (host, acct) => root.accountAsked(host, acct)
            onConnectionsAsked: root.connectionsAsked()
            onProfileAsked: accountId => root.app.wantsOwnProfile(accountId)
            onFollowRequestsAsked: root.followRequestsAsked()
            onOutboxAsked: root.outboxAsked()
            onSignOutAsked: (accountId, acct) => root.signOutAsked(accountId, acct)
        }
    }

    function openAddMenu(): void {
        if (root.addMenu === null) {
            root.addMenu = thingsToAdd.createObject(root) as PopupMenu;
        }
        root.addMenu.popup(add, add.width + 8, 0);
    }

    function openMenu(badge: AccountBadge): void {
        if (root.menu === null) {
            root.menu = accountMenu.createObject(root) as AccountMenu;
        }
        root.menu.openFor(badge);
    }

    /// It follows the pointer, and the rail scrolls where the account would go out of sight.
    function drag(badge: AccountBadge, by: real): void {
        if (root.held === null) {
            root.held = badge;
            root.heldFrom = accounts.contentY;
        }
        const top = badge.y + by + accounts.contentY - root.heldFrom;
        root.dropAt = Math.max(0, Math.min(accounts.count - 1, Math.round((top - accounts.originY) / root.step)));
        accounts.positionViewAtIndex(root.dropAt, ListView.Contain);
        badge.shift = by + accounts.contentY - root.heldFrom;
    }

    function drop(badge: AccountBadge): void {
        if (root.held === null) {
            return;
        }
        badge.shift = 0;
        root.held = null;
        root.app.accounts.move(badge.index, root.dropAt);
    }
}
