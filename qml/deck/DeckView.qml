// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Columns side by side. A single one is a reading column in the middle.
Flickable {
    id: root

    required property Ui.Window app
    readonly property Ui.Deck deck: root.app.deck
    readonly property bool single: root.deck.count === 1
    readonly property real room: root.width - 2 * Theme.gap
    readonly property ColumnView view: root.viewAt(root.deck.current, root.made)
    property int dropAt: -1
    // Counts what came and went: itemAt() tells nobody.
    property int made: 0
    property bool begun: false

    clip: true
    contentWidth: Math.max(root.width, columns.width + Theme.gap)
    contentHeight: root.height
    flickableDirection: Flickable.HorizontalFlick
    boundsBehavior: Flickable.StopAtBounds
    onViewChanged: root.begin()
    interactive: root.contentWidth > root.width
    T.ScrollBar.horizontal: ThinScrollBar {
    }

    Row {
        id: columns

        x: root.single ? Math.max(Theme.gap, (root.width - Math.min(root.room, Theme.widest)) / 2) : Theme.gap
        y: Theme.gap
        height: root.height - 2 * Theme.gap

        Repeater {
            id: repeater

            model: root.deck
            onItemAdded: ++root.made
            onItemRemoved: ++root.made

            DeckSlot {
                required property int index

                height: columns.height
                width: root.single ? Math.min(root.room, Theme.widest) : column.width + Theme.gap
                app: root.app
                single: root.single
                menuOpen: menu.visible
                current: root.deck.current === index
                onUsed: root.deck.current = index
                onMenuAsked: at => root.openMenu(index, at)
                onDragged: by => root.dropAt = root.slotAt(x + width / 2 + by)
                onDropped: root.drop(index)
            }
        }
    }

    Rectangle {
        x: root.markX(root.dropAt)
        y: Theme.gap
        width: 3
        height: columns.height
        radius: 1.5
        visible: root.dropAt >= 0
        color: Theme.accent
    }

    ColumnMenu {
        id: menu

        deck: root.deck
    }

    // Three fill most windows; more on large ones.
    Binding {
        target: root.deck
        property: "newWidth"
        value: Math.round(Math.max(360, Math.min(560, (root.width - Theme.gap) / 3 - Theme.gap)))
    }

    // After the new column has its place.
    Timer {
        id: arriving

        interval: 1
        onTriggered: root.showCurrent()
    }

    Connections {
        target: root.deck

        function onCurrentChanged(): void {
            arriving.restart();
        }
    }

    function viewAt(index: int, made: int): ColumnView {
        const slot = index >= 0 && made > 0 ? repeater.itemAt(index) as DeckSlot : null;
        return slot !== null ? slot.view : null;
    }

    function openMenu(index: int, at: Item): void {
        root.deck.current = index;
        menu.openFor(root.viewAt(index, root.made), index, at);
    }

    /// The place of the column whose middle is nearest to x.
    function slotAt(x: real): int {
        let place = 0;
        while (place < root.deck.count - 1 && repeater.itemAt(place).x + repeater.itemAt(place).width < x) {
            ++place;
        }
        return place;
    }

    function markX(place: int): real {
        const slot = place >= 0 ? repeater.itemAt(place) : null;
        const after = place > root.deck.current;
        return slot !== null ? columns.x + slot.x + (after ? slot.width - 7 : -7) : 0;
    }

    function drop(from: int): void {
        const to = root.dropAt;
        root.dropAt = -1;
        if (to >= 0 && to !== from) {
            root.deck.move(from, to);
        }
    }

    /// The first column takes the keys without a click.
    function begin(): void {
        if (!root.begun && root.view !== null && root.view.page !== null) {
            root.begun = true;
            root.focusCurrent();
        }
    }

    function focusCurrent(): void {
        if (root.view !== null && root.view.page !== null) {
            root.view.page.forceActiveFocus();
        }
    }

    function showCurrent(): void {
        const slot = repeater.itemAt(root.deck.current);
        if (slot === null) {
            return;
        }
        const left = slot.x;
        const right = slot.x + slot.width + Theme.gap - root.width;
        root.contentX = Math.max(0, Math.min(left, Math.max(root.contentX, right)));
    }
}
