// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The pages that lie over the deck, one at a time.
Item {
    id: root

    required property Ui.Window app
    readonly property bool open: sheet.visible
    /// What lies under the page.
    readonly property rect cover: root.open ? Qt.rect(sheet.x, sheet.y, sheet.width, sheet.height) : Qt.rect(0, 0, 0, 0)
    property string server
    property string listId
    property string accountId
    property string acct
    property string person
    property Ui.Column changing: null
    property Ui.ActTask task: null

    Sheet {
        id: sheet

        parent: root
    }

    Component {
        id: column

        AddColumnPage {
            app: root.app
            onDone: sheet.close()
        }
    }

    Component {
        id: edited

        EditColumnPage {
            app: root.app
            column: root.changing
            onDone: sheet.close()
        }
    }

    Component {
        id: account

        AddAccountPage {
            app: root.app
            server: root.server
            acct: root.acct
            onDone: sheet.close()
        }
    }

    Component {
        id: lists

        ListsPage {
            app: root.app
            room: sheet.room
            onDone: sheet.close()
            onMembersAsked: listId => root.showMembers(listId)
        }
    }

    Component {
        id: members

        MembersSheet {
            members: root.app.members(root.listId)
            room: sheet.room
            onBackAsked: root.showLists()
        }
    }

    Component {
        id: settings

        SettingsPage {
            app: root.app
            onKeysAsked: root.showKeys()
            onPrivacyAsked: root.showPrivacy()
            onNoticesAsked: root.showNotices()
        }
    }

    Component {
        id: privacy

        PrivacySheet {
            privacy: root.app.privacy
            room: sheet.room
        }
    }

    Component {
        id: notices

        NoticesPart {
            settings: root.app.noticeSettings
            accounts: root.app.accounts
        }
    }

    Component {
        id: keys

        KeysPage {
        }
    }

    Component {
        id: signOut

        SignOutPage {
            signOut: root.app.signOut
            accountId: root.accountId
            acct: root.acct
            onBrowserAsked: url => root.app.browse(url)
            onDone: sheet.close()
        }
    }

    Component {
        id: closing

        ClosingPage {
            onKept: root.app.background.keepRunning()
            onQuit: root.app.background.quitAlways()
            onDone: sheet.close()
        }
    }

    Component {
        id: connections

        ConnectionsPage {
            app: root.app
            onSignInAsked: (host, acct) => root.showAccount(host, acct)
        }
    }

    Component {
        id: outbox

        OutboxPage {
            outbox: root.app.outbox
            scheduled: root.app.scheduled
            room: sheet.room
            onEditAsked: rowId => root.writeOn(rowId)
        }
    }

    Component {
        id: personLists

        PersonListsPage {
            lists: root.app.personLists(root.person)
            room: sheet.room
        }
    }

    Component {
        id: personActions

        PersonActions {
            app: root.app
            task: root.task
            onDone: sheet.close()
        }
    }

    Component {
        id: ownProfile

        OwnProfileSheet {
            profile: root.app.ownProfile(root.accountId)
            closeTries: sheet.closeTries
            onHeld: held => sheet.held = held
            onDone: sheet.close()
        }
    }

    Component {
        id: followRequests

        FollowRequestsPage {
            app: root.app
            room: sheet.room
        }
    }

    Component {
        id: heldNotices

        HeldPage {
            app: root.app
            room: sheet.room
        }
    }

    Connections {
        target: root.app.deck

        function onWantsEdit(column: Ui.Column): void {
            root.changing = column;
            root.show(qsTr("Edit the column"), edited);
        }
    }

    Connections {
        target: root.app.scheduled

        function onEditBegun(): void {
            sheet.close();
        }
    }

    /// Whether nothing lies over the deck now: a page that holds what was typed asks first.
    function leave(): bool {
        sheet.leave();
        return !sheet.held;
    }

    function show(title: string, page: Component): void {
        sheet.title = title;
        sheet.page = page;
        sheet.open();
    }

    function showColumn(): void {
        root.show(qsTr("A new column"), column);
    }

    /// With a server it begins at once; `acct`: who has to sign in again.
    function showAccount(server: string, acct: string): void {
        root.server = server;
        root.acct = acct;
        root.show(acct.length > 0 ? qsTr("Sign in again") : qsTr("Add an account"), account);
    }

    function showLists(): void {
        root.show(qsTr("Lists"), lists);
    }

    function showMembers(listId: string): void {
        root.listId = listId;
        root.show(qsTr("Members of the list"), members);
    }

    function showSettings(): void {
        root.show(qsTr("Settings"), settings);
    }

    function showPrivacy(): void {
        root.show(qsTr("Privacy"), privacy);
    }

    function showNotices(): void {
        root.show(qsTr("Notifications"), notices);
    }

    function showKeys(): void {
        root.show(qsTr("Keys"), keys);
    }

    function showClosing(): void {
        root.show(qsTr("Keep running in the background?"), closing);
    }

    function showSignOut(accountId: string, acct: string): void {
        root.accountId = accountId;
        root.acct = acct;
        root.show(qsTr("Sign out"), signOut);
    }

    function showConnections(): void {
        root.show(qsTr("Connections"), connections);
    }

    function showOutbox(): void {
        root.show(qsTr("What waits and what failed"), outbox);
    }

    function writeOn(rowId: string): void {
        sheet.close();
        root.app.composer.takeBack(rowId);
    }

    function showOwnProfile(accountId: string): void {
        root.accountId = accountId;
        root.show(qsTr("Edit profile"), ownProfile);
    }

    function showFollowRequests(): void {
        root.show(qsTr("Follow requests"), followRequests);
    }

    function showHeldNotices(): void {
        root.show(qsTr("Held back"), heldNotices);
    }

    function showPersonActions(handle: string, kind: string, uri: string): void {
        root.task = root.app.personTask(handle, kind, uri);
        root.show(root.task.title, personActions);
    }

    function showTagActions(tag: string, kind: string): void {
        root.task = root.app.tagTask(tag, kind);
        root.show(root.task.title, personActions);
    }

    function showPersonLists(handle: string): void {
        root.person = handle;
        root.show(qsTr("Add %1 to lists").arg(handle), personLists);
    }
}
