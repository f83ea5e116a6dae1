// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What C++ asks of the window.
Item {
    id: root

    required property Ui.Window app
    required property DeckView deckView
    required property Sheets sheets
    required property Jumping jumping
    readonly property bool sheetOpen: root.sheets.open

    signal said(string sentence)
    signal connectionsAsked
    signal noticesAsked
    signal ownProfileAsked(string accountId)
    signal personListsAsked(string handle)
    signal personActionsAsked(string handle, string kind, string uri)
    signal tagActionsAsked(string tag, string kind)
    /// What the user did in another program is done.
    signal finished
    signal raised
    signal hidden

    Connections {
        target: root.app

        function onWantsProfile(handle: string): void {
            if (root.uncover()) {
                root.deckView.view.openProfile(handle);
            }
        }

        function onWantsThread(uri: string): void {
            root.openThread(uri, "");
        }

        function onWantsThreadAs(uri: string, account: string): void {
            root.openThread(uri, account);
        }

        function onWantsReply(uri: string, account: string): void {
            if (root.leave()) {
                root.app.composer.reply(uri, account);
            }
        }

        function onWantsNotices(): void {
            if (root.leave()) {
                root.noticesAsked();
            }
        }

        function onWantsTag(tag: string): void {
            root.app.deck.addTag(tag, "");
        }

        function onWantsConnections(): void {
            root.connectionsAsked();
        }

        function onWantsHeldNotices(): void {
            root.sheets.showHeldNotices();
        }

        function onWantsOwnProfile(accountId: string): void {
            root.ownProfileAsked(accountId);
        }

        function onWantsPersonLists(handle: string): void {
            root.personListsAsked(handle);
        }

        function onWantsPersonActions(handle: string, kind: string, uri: string): void {
            root.personActionsAsked(handle, kind, uri);
        }

        function onWantsTagActions(tag: string, kind: string): void {
            root.tagActionsAsked(tag, kind);
        }

        function onRaise(): void {
            root.raised();
        }
    }

    Connections {
        target: root.app.background

        function onWantsWindow(): void {
            root.raised();
        }

        function onWantsHiding(): void {
            root.hidden();
        }
    }

    // Where a dialog asked, it tells the answer itself.
    Connections {
        target: root.app.deck
        enabled: !root.sheetOpen && !root.app.fresh

        function onProblem(sentence: string): void {
            root.said(sentence);
        }
    }

    Connections {
        target: root.app.acting

        function onProblem(sentence: string): void {
            root.said(sentence);
        }
    }

    Connections {
        target: root.app.composer

        function onProblem(sentence: string): void {
            root.said(sentence);
        }
    }

    Connections {
        target: root.app.outbox
        enabled: !root.sheetOpen

        function onProblem(sentence: string): void {
            root.said(sentence);
        }
    }

    Connections {
        target: root.app.scheduled
        enabled: !root.sheetOpen

        function onProblem(sentence: string): void {
            root.said(sentence);
        }
    }

    Connections {
        target: root.app.signIn

        function onSignedIn(): void {
            root.finished();
        }
    }

    Connections {
        target: root.app.signOut
        enabled: !root.sheetOpen

        function onEnded(words: string): void {
            root.said(words);
        }
    }

    Connections {
        target: root.app.accounts
        enabled: !root.sheetOpen

        function onProblem(sentence: string): void {
            root.said(sentence);
        }
    }

    function openThread(uri: string, account: string): void {
        if (root.uncover()) {
            root.deckView.view.openThread(uri, account);
        }
    }

    /// Whether a page can be opened in the deck: nothing lies over it that must be asked, and there
    /// is a column.
    function uncover(): bool {
        if (!root.leave()) {
            return false;
        }
        if (root.deckView.view === null) {
            root.said(qsTr("Posts and profiles open in a column, and there is none yet."));
        }
        return root.deckView.view !== null;
    }

    /// Closes what lies over the deck; false where that asks first.
    function leave(): bool {
        root.jumping.leave();
        const left = root.sheets.leave();
        if (left) {
            root.app.moving.open = false;
        }
        return left;
    }
}
