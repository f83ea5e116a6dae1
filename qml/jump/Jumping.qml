// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Where everything can be jumped to, over the deck, and what becomes of pages that are chosen there.
Item {
    id: root

    required property Ui.Window app
    required property Sheets pages
    readonly property bool open: palette.visible
    /// What lies under it.
    readonly property rect cover: root.open ? Qt.rect(palette.x, palette.y, palette.width, palette.height) : Qt.rect(0, 0, 0, 0)

    /// Words, typed there.
    signal searchAsked(string text)

    JumpPalette {
        id: palette

        parent: root
        jump: root.app.jump
    }

    Connections {
        target: root.app.jump

        function onDone(): void {
            palette.close();
        }

        function onPageAsked(page: string): void {
            root.showPage(page);
        }

        function onMembersAsked(listId: string): void {
            root.pages.showMembers(listId);
        }

        function onSearchAsked(text: string): void {
            root.searchAsked(text);
        }
    }

    function leave(): void {
        palette.close();
    }

    function show(): void {
        palette.open();
    }

    function showPage(page: string): void {
        switch (page) {
        case "settings":
            return root.pages.showSettings();
        case "lists":
            return root.pages.showLists();
        case "connections":
            return root.pages.showConnections();
        case "outbox":
        case "scheduled":
            return root.pages.showOutbox();
        case "follow-requests":
            return root.pages.showFollowRequests();
        case "held":
            return root.pages.showHeldNotices();
        case "privacy":
            return root.pages.showPrivacy();
        case "keys":
            return root.pages.showKeys();
        case "add-column":
            return root.pages.showColumn();
        case "add-account":
            return root.pages.showAccount("", "");
        case "moving":
            root.app.moving.open = true;
        }
    }
}
