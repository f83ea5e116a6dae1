// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The keys of the window. Single ones only where nothing is typed and no button has the focus.
Item {
    id: root

    required property Ui.Window app
    required property DeckView deckView
    required property bool typing
    required property bool pushing
    required property bool composing
    /// A screen lies over the deck.
    required property bool covered
    /// And has the keys.
    required property bool inside
    readonly property bool single: root.app.preferences.singleKeys && !root.typing && !root.covered
    readonly property Ui.Deck deck: root.app.deck
    readonly property ColumnView view: root.covered ? null : root.deckView.view
    readonly property PostListView list: root.view !== null ? root.view.list : null
    readonly property bool walking: root.single && root.list !== null
    readonly property bool tiled: root.walking && root.list.tiled
    readonly property bool arrows: !root.typing && !root.composing && root.view !== null && root.view.page !== null && !root.view.page.ownsArrows

    signal keysAsked
    signal columnAsked
    signal writeAsked
    signal noticesAsked
    signal jumpAsked

    component Key: Shortcut {
        id: key

        required property string keys

        sequence: key.keys
        autoRepeat: true
    }

    component RowKey: Key {
        enabled: root.walking
    }

    RowKey {
        keys: "J"
        onActivated: root.list.step(1)
    }

    RowKey {
        keys: "K"
        onActivated: root.list.step(-1)
    }

    RowKey {
        keys: "O"
        onActivated: root.list.openChosen()
    }

    Key {
        keys: "Return"
        enabled: root.list !== null && !root.typing && !root.pushing
        onActivated: root.list.enter()
    }

    RowKey {
        keys: "X"
        onActivated: root.list.toggleChosen()
    }

    RowKey {
        keys: "M"
        onActivated: root.list.openChosenMedia()
    }

    RowKey {
        keys: "P"
        onActivated: root.list.openChosenAuthor()
    }

    RowKey {
        keys: "A"
        onActivated: root.view.addToLists()
    }

    Shortcut {
        sequences: ["N", "C"]
        enabled: root.single && root.app.accounts.count > 0
        onActivated: root.writeAsked()
    }

    Shortcut {
        sequences: ["/", "S"]
        enabled: root.single && root.view !== null
        onActivated: root.view.openSearch()
    }

    Key {
        keys: "G, N"
        enabled: root.single && root.app.accounts.count > 0
        autoRepeat: false
        onActivated: root.noticesAsked()
    }

    Key {
        keys: "Ctrl+Z"
        enabled: !root.typing && root.app.leaving.count > 0
        onActivated: root.app.composer.takeBack(root.app.leaving.newest)
    }

    /// With Shift another account than the one that acts there is asked for.
    component DeedKeys: Item {
        id: deedKeys

        required property string key
        required property string deed

        RowKey {
            keys: deedKeys.key
            autoRepeat: false
            onActivated: root.list.act(deedKeys.deed, false)
        }

        RowKey {
            keys: "Shift+" + deedKeys.key
            autoRepeat: false
            onActivated: root.list.act(deedKeys.deed, true)
        }
    }

    DeedKeys {
        key: "R"
        deed: "reply"
    }

    DeedKeys {
        key: "B"
        deed: "boost"
    }

    DeedKeys {
        key: "F"
        deed: "favourite"
    }

    DeedKeys {
        key: "E"
        deed: "react"
    }

    DeedKeys {
        key: "D"
        deed: "bookmark"
    }

    DeedKeys {
        key: "Q"
        deed: "quote"
    }

    RowKey {
        keys: "."
        onActivated: root.list.toTop()
    }

    RowKey {
        keys: "0"
        onActivated: root.list.toTop()
    }

    Key {
        keys: "Home"
        enabled: root.list !== null && !root.typing
        onActivated: root.list.toTop()
    }

    Key {
        keys: "Escape"
        enabled: !root.composing && root.view !== null && root.view.page !== null && (root.view.deep || !root.view.page.activeFocus)
        onActivated: root.view.page.activeFocus ? root.view.back() : root.deckView.focusCurrent()
    }

    // That screen takes it itself while it has the keys.
    Key {
        keys: "Escape"
        enabled: root.covered && !root.inside
        onActivated: root.app.moving.open = false
    }

    Key {
        keys: "Backspace"
        enabled: root.view !== null && root.view.deep && !root.typing
        onActivated: root.view.back()
    }

    Key {
        keys: "Alt+Left"
        enabled: root.view !== null && root.view.deep
        onActivated: root.view.back()
    }

    Key {
        keys: "H"
        enabled: root.single
        onActivated: root.tiled ? root.list.stepAcross(-1) : root.go(root.deck.current - 1)
    }

    Key {
        keys: "L"
        enabled: root.single
        onActivated: root.tiled ? root.list.stepAcross(1) : root.go(root.deck.current + 1)
    }

    Key {
        keys: "Left"
        enabled: root.arrows
        onActivated: root.go(root.deck.current - 1)
    }

    Key {
        keys: "Right"
        enabled: root.arrows
        onActivated: root.go(root.deck.current + 1)
    }

    Key {
        keys: "?"
        enabled: root.single
        onActivated: root.keysAsked()
    }

    Key {
        keys: "F1"
        onActivated: root.keysAsked()
    }

    Repeater {
        model: 9

        Item {
            id: number

            required property int index

            Key {
                keys: String(number.index + 1)
                enabled: root.single
                onActivated: root.go(number.index)
            }
        }
    }

    Repeater {
        model: 8

        Item {
            id: place

            required property int index

            Key {
                keys: "Ctrl+" + (place.index + 1)
                onActivated: root.app.accounts.makeDefaultAt(place.index)
            }
        }
    }

    Shortcut {
        sequences: ["F5", "Ctrl+R"]
        onActivated: root.view.column.refresh()
        enabled: root.view !== null
    }

    Key {
        keys: "Ctrl+K"
        onActivated: root.jumpAsked()
    }

    Key {
        keys: "Ctrl+T"
        onActivated: root.columnAsked()
    }

    Key {
        keys: "Ctrl+W"
        enabled: root.view !== null
        onActivated: root.deck.remove(root.deck.current)
    }

    Shortcut {
        sequences: ["Ctrl++", "Ctrl+="]
        onActivated: root.grow(0.1)
    }

    Shortcut {
        sequences: ["Ctrl+-"]
        onActivated: root.grow(-0.1)
    }

    function go(index: int): void {
        if (index >= 0 && index < root.deck.count) {
            root.deck.current = index;
            root.deckView.focusCurrent();
        }
    }

    function grow(by: real): void {
        const scale = Math.round((root.app.preferences.scale + by) * 10) / 10;
        root.app.preferences.scale = Math.max(0.8, Math.min(2, scale));
    }
}
