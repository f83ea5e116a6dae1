// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What can be done with an account.
PopupMenu {
    id: root

    required property Ui.Window app
    property string accountId
    property string acct
    property string host
    property bool needsSignIn: false
    property bool standard: false
    property int colourIndex: -1
    property AccountBadge badge: null
    /// Where the account stands now: another process may have added some meanwhile, or signed it out.
    readonly property int place: root.badge !== null ? root.badge.index : -1
    readonly property int most: root.app.accounts.count
    /// Who waits for an answer, where its server was asked.
    readonly property int waiting: root.app.followRequests.counts[root.accountId] ?? 0

    signal signInAsked(string host, string acct)
    signal connectionsAsked
    signal profileAsked(string accountId)
    signal followRequestsAsked
    signal outboxAsked
    signal signOutAsked(string accountId, string acct)

    delegate: PopupMenuItem {
        symbol: subMenu ? "colour" : ""
    }

    PopupMenuItem {
        title: true
        text: root.acct
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        visible: root.needsSignIn
        symbol: "key"
        text: qsTr("Sign in again…")
        onTriggered: root.signInAsked(root.host, root.acct)
    }

    PopupMenuItem {
        visible: root.most > 1
        symbol: "person"
        enabled: !root.standard
        text: root.standard ? qsTr("It is the default account") : qsTr("Make it the default account")
        onTriggered: root.app.accounts.makeDefault(root.accountId)
    }

    PopupMenuItem {
        symbol: "home"
        text: qsTr("Open its home column")
        onTriggered: root.app.deck.addHome(root.accountId)
    }

    PopupMenuItem {
        symbol: "edit"
        text: qsTr("Edit profile…")
        onTriggered: root.profileAsked(root.accountId)
    }

    PopupMenuItem {
        symbol: "people"
        text: root.waiting > 0 ? qsTr("Follow requests (%1)…").arg(root.waiting) : qsTr("Follow requests…")
        onTriggered: root.followRequestsAsked()
    }

    PopupMenuItem {
        symbol: "clock"
        text: qsTr("Scheduled posts…")
        onTriggered: root.outboxAsked()
    }

    PopupMenuItem {
        symbol: "check"
        text: qsTr("Check the sign-in")
        onTriggered: root.app.accounts.check(root.accountId)
    }

    PopupMenuItem {
        symbol: "connections"
        text: qsTr("Connections…")
        onTriggered: root.connectionsAsked()
    }

    ColourMenu {
        modal: false
        accounts: root.app.accounts
        current: root.colourIndex
        onPicked: index => root.app.accounts.setColour(root.accountId, index)
    }

    PopupMenuItem {
        symbol: "up"
        text: qsTr("Move up")
        enabled: root.place > 0
        onTriggered: root.app.accounts.move(root.place, root.place - 1)
    }

    PopupMenuItem {
        symbol: "bottom"
        text: qsTr("Move down")
        enabled: root.place >= 0 && root.place < root.most - 1
        onTriggered: root.app.accounts.move(root.place, root.place + 1)
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        symbol: "bin"
        dangerous: true
        text: qsTr("Sign out…")
        onTriggered: root.signOutAsked(root.accountId, root.acct)
    }

    function openFor(badge: AccountBadge): void {
        root.badge = badge;
        root.accountId = badge.accountId;
        root.acct = badge.acct;
        root.host = badge.host;
        root.needsSignIn = badge.needsSignIn;
        root.standard = badge.standard;
        root.colourIndex = badge.colourIndex;
        root.popup(badge, badge.width, 0);
    }
}
