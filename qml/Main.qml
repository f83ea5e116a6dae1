// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T

/// The window: rail, deck, what is said over its lower edge; sheets above them.
T.ApplicationWindow {
    id: root

    required property Ui.Window app
    readonly property bool typing: (root.activeFocusItem as TextInput) !== null || (root.activeFocusItem as TextEdit) !== null
    /// The keys are where something is written.
    readonly property bool composing: root.isInPanel(root.activeFocusItem)
    readonly property bool pushing: (root.activeFocusItem as T.AbstractButton) !== null
    property string said

    width: root.app.preferences.windowWidth
    height: root.app.preferences.windowHeight
    minimumWidth: Theme.rail + Theme.narrowest + 2 * Theme.gap
    minimumHeight: 400
    visible: true
    visibility: root.app.preferences.windowMaximized ? Window.Maximized : Window.Windowed
    title: root.app.demo ? qsTr("Asterism (demo)") : "Asterism"
    color: Theme.window
    onClosing: close => close.accepted = root.mayClose()
    onVisibleChanged: root.tellShown()
    onVisibilityChanged: root.tellShown()

    Binding {
        target: Theme
        property: "preferences"
        value: root.app.preferences
    }

    // Below everything: where people are put into lists, files are theirs.
    DropArea {
        anchors.fill: parent
        keys: ["text/uri-list"]
        onEntered: drag => drag.accepted = root.app.moving.takes(drag.urls)
        onDropped: drop => root.take(drop)
    }

    Rail {
        id: rail

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        app: root.app
        onWriteAsked: root.write()
        onNoticesAsked: root.showNotices()
        onSearchAsked: root.search()
        onOutboxAsked: sheets.showOutbox()
        onColumnAsked: sheets.showColumn()
        onJumpAsked: jumping.show()
        onAccountAsked: (server, acct) => sheets.showAccount(server, acct)
        onConnectionsAsked: sheets.showConnections()
        onFollowRequestsAsked: sheets.showFollowRequests()
        onListsAsked: sheets.showLists()
        onMovingAsked: root.app.moving.open = !root.app.moving.open
        onSettingsAsked: sheets.showSettings()
        onKeysAsked: sheets.showKeys()
        onSignOutAsked: (accountId, acct) => sheets.showSignOut(accountId, acct)
    }

    DemoLine {
        id: demoLine

        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: parent.top
        shown: root.app.demoOffer
        onOwnAsked: root.app.startOwn()
    }

    DeckView {
        id: deckView

        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: demoLine.bottom
        anchors.bottom: parent.bottom
        app: root.app
        enabled: !root.app.moving.open
        covered: sheets.open || jumping.open || root.app.moving.open
        cover: sheets.open ? sheets.cover : jumping.cover
    }

    Ui.Lazy {
        anchors.fill: deckView
        active: root.app.fresh && !root.app.moving.open

        content: WelcomePage {
            app: root.app
            onAccountAsked: server => sheets.showAccount(server, "")
        }
    }

    EmptyDeck {
        anchors.fill: deckView
        visible: !root.app.fresh && !root.app.moving.open && root.app.deck.count === 0
        onColumnAsked: sheets.showColumn()
    }

    Ui.Lazy {
        id: moving

        anchors.fill: deckView
        active: root.app.moving.open

        content: MovingView {
            app: root.app
            onAccountAsked: sheets.showAccount("", "")
        }
    }

    // Without a column it has a place of its own.
    Ui.Lazy {
        id: compose

        x: deckView.x + (deckView.width - width) / 2
        anchors.bottom: deckView.bottom
        anchors.bottomMargin: Theme.gap
        width: Math.min(Theme.widest, deckView.width - 2 * Theme.gap)
        active: deckView.homeless && !root.app.moving.open

        content: ComposePanel {
            app: root.app
            most: deckView.height - 2 * Theme.gap
        }
    }

    BottomLines {
        x: deckView.x + (deckView.width - width) / 2
        anchors.bottom: deckView.bottom
        anchors.bottomMargin: Theme.gap + Theme.footer + 8
        width: Math.min(Theme.sized(560), deckView.width - 4 * Theme.gap)
        app: root.app
        said: root.said.length > 0 ? root.said : root.app.notice
        onOutboxAsked: sheets.showOutbox()
        onDismissed: root.dismiss()
    }

    // Said about what one just did: once it could be read it need not lie over the posts any longer.
    Timer {
        readonly property string sentence: root.said

        interval: 20000
        running: sentence.length > 0 && root.active && !sheets.open && !jumping.open
        onSentenceChanged: running ? restart() : stop()
        onTriggered: root.said = ""
    }

    Sheets {
        id: sheets

        anchors.fill: parent
        app: root.app
    }

    Jumping {
        id: jumping

        anchors.fill: parent
        app: root.app
        pages: sheets
        onSearchAsked: text => root.searchFor(text)
    }

    WindowKeys {
        app: root.app
        deckView: deckView
        typing: root.typing
        pushing: root.pushing
        composing: root.composing
        covered: root.app.moving.open
        inside: moving.item !== null && moving.item.activeFocus
        onKeysAsked: sheets.showKeys()
        onColumnAsked: sheets.showColumn()
        onWriteAsked: root.write()
        onNoticesAsked: root.showNotices()
        onJumpAsked: jumping.show()
    }

    WindowSignals {
        app: root.app
        deckView: deckView
        sheets: sheets
        jumping: jumping
        onNoticesAsked: root.showNotices()
        onSaid: sentence => root.said = sentence
        onConnectionsAsked: sheets.showConnections()
        onOwnProfileAsked: accountId => sheets.showOwnProfile(accountId)
        onPersonListsAsked: handle => sheets.showPersonLists(handle)
        onPersonActionsAsked: (handle, kind, uri) => sheets.showPersonActions(handle, kind, uri)
        onTagActionsAsked: (tag, kind) => sheets.showTagActions(tag, kind)
        onFinished: root.alert(0)
        onRaised: root.comeForward()
        onHidden: root.hide()
    }

    function write(): void {
        root.app.moving.open = false;
        root.app.composer.write();
    }

    /// The column that shows them, which may have to be made.
    function showNotices(): void {
        root.app.moving.open = false;
        root.app.deck.showNotifications();
        deckView.focusCurrent();
    }

    function search(): void {
        root.app.moving.open = false;
        if (deckView.view !== null) {
            deckView.view.openSearch();
        }
    }

    function searchFor(text: string): void {
        root.search();
        if (deckView.view !== null) {
            deckView.view.searchFor(text);
        } else {
            root.said = qsTr("A search opens in a column, and there is none yet.");
        }
    }

    function isInPanel(item: Item): bool {
        let at = item;
        while (at !== null && (at as ComposePanel) === null) {
            at = at.parent;
        }
        return at !== null;
    }

    /// A copy, whatever is proposed: who moves the file here would lose it.
    function take(drop: DragEvent): void {
        drop.accept(Qt.CopyAction);
        root.app.moving.importFiles(drop.urls);
    }

    function dismiss(): void {
        if (root.said.length === 0) {
            root.app.dismissNotice();
        }
        root.said = "";
    }

    /// Where there is a tray, closing may only hide the window; the first time it is asked.
    function mayClose(): bool {
        root.keepSize();
        const meaning = root.app.background.closing();
        if (meaning === Ui.Background.Asks) {
            sheets.showClosing();
        } else if (meaning === Ui.Background.Hides) {
            root.hide();
        }
        return meaning === Ui.Background.Quits;
    }

    function tellShown(): void {
        root.app.background.setShown(root.visible, root.visibility === Window.Minimized);
    }

    function comeForward(): void {
        if (!root.visible || root.visibility === Window.Minimized) {
            // Not by its visibility: Qt 6.8 finds that conflicts with being hidden.
            root.app.preferences.windowMaximized ? root.showMaximized() : root.showNormal();
        }
        root.raise();
        root.requestActivate();
    }

    /// The size before it was maximised is what is wanted when it is not.
    function keepSize(): void {
        const large = root.visibility === Window.Maximized || root.visibility === Window.FullScreen;
        const kept = root.app.preferences;
        kept.saveWindow(large ? kept.windowWidth : root.width, large ? kept.windowHeight : root.height, large);
    }
}
