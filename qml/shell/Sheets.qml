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
    property string server
    property string listId
    property string accountId
    property string acct

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
        id: account

        AddAccountPage {
            app: root.app
            server: root.server
            onDone: sheet.close()
        }
    }

    Component {
        id: lists

        ListsPage {
            app: root.app
            onDone: sheet.close()
            onMembersAsked: listId => root.showMembers(listId)
        }
    }

    Component {
        id: members

        MembersSheet {
            members: root.app.members(root.listId)
            onBackAsked: root.showLists()
        }
    }

    Component {
        id: settings

        SettingsPage {
            app: root.app
            onKeysAsked: root.showKeys()
        }
    }

    Component {
        id: keys

        KeysPage {
        }
    }

    Component {
        id: removal

        ConfirmPage {
            words: qsTr("%1 and its token go from this computer. Your lists stay, and so does what you have read. At the server nothing changes.").arg(root.acct)
            yes: qsTr("Remove the account")
            onAgreed: root.app.accounts.remove(root.accountId)
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

    function show(title: string, page: Component): void {
        sheet.title = title;
        sheet.page = page;
        sheet.open();
    }

    function showColumn(): void {
        root.show(qsTr("A new column"), column);
    }

    function showAccount(server: string): void {
        root.server = server;
        root.show(qsTr("Add an account"), account);
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

    function showKeys(): void {
        root.show(qsTr("Keys"), keys);
    }

    function showClosing(): void {
        root.show(qsTr("Keep running in the background?"), closing);
    }

    function showRemoval(accountId: string, acct: string): void {
        root.accountId = accountId;
        root.acct = acct;
        root.show(qsTr("Remove the account?"), removal);
    }
}
