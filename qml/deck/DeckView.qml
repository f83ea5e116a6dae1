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
    /// Made when it is first asked for.
    property ColumnMenu menu: null
    property int dropAt: -1
    // Counts what came and went: itemAt() tells nobody.
    property int made: 0
    property bool begun: false
    /// A dialog lies above: the keys are there.
    required property bool covered
    /// What the dialog hides, as the deck's siblings lie.
    required property rect cover
    readonly property Item focused: root.Window.activeFocusItem
    readonly property bool writing: root.app.composer.open
    /// The column in which something is being written.
    property Ui.Column composing: null
    /// There is no column for that.
    readonly property bool homeless: root.writing && root.deck.count === 0
    /// A column came while the dialog that asked was open.
    property bool landing: false

    clip: true
    contentWidth: Math.max(root.width, columns.width + Theme.gap)
    contentHeight: root.height
    flickableDirection: Flickable.HorizontalFlick
    boundsBehavior: Flickable.StopAtBounds
    onViewChanged: root.findView()
    onWritingChanged: root.writing ? root.composeHere() : root.stopComposing()
    onComposingChanged: root.keepComposing()
    onFocusedChanged: root.follow()
    onCoveredChanged: root.covered ? undefined : root.settle()
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
                height: columns.height
                width: root.single ? Math.min(root.room, Theme.widest) : Math.min(column.width, root.room) + Theme.gap
                app: root.app
                single: root.single
                menuOpen: root.menu !== null && root.menu.visible
                current: root.deck.current === index
                composing: root.writing && root.composing === column
                inView: !root.app.moving.open && root.isInView(columns.x + x, width)
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

    // Above the columns, which take wheels without Shift themselves.
    Item {
        width: root.contentWidth
        height: root.height

        WheelHandler {
            target: null
            acceptedModifiers: Qt.ShiftModifier
            orientation: Qt.Vertical
            onWheel: event => root.contentX = Math.max(0, Math.min(root.contentWidth - root.width, root.contentX - event.angleDelta.y))
        }
    }

    Component {
        id: columnMenu

        ColumnMenu {
            deck: root.deck
        }
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
        onTriggered: root.arrive()
    }

    Connections {
        target: root.deck

        function onCurrentChanged(): void {
            arriving.restart();
        }

        function onAdded(): void {
            root.landing = true;
        }
    }

    Connections {
        target: root.app.composer

        function onWanted(): void {
            root.composeHere();
        }
    }

    function findView(): void {
        root.begin();
        root.keepComposing();
    }

    function composeHere(): void {
        root.composing = root.view !== null ? root.view.column : null;
    }

    /// The column may be closed while something is written in it.
    function keepComposing(): void {
        if (root.writing && root.composing === null && root.view !== null) {
            root.composeHere();
        }
    }

    function stopComposing(): void {
        root.composing = null;
        if (!root.covered) {
            root.focusCurrent();
        }
    }

    function viewAt(index: int, made: int): ColumnView {
        const slot = index >= 0 && made > 0 ? repeater.itemAt(index) as DeckSlot : null;
        return slot !== null ? slot.view : null;
    }

    function openMenu(index: int, at: Item): void {
        root.deck.current = index;
        if (root.menu === null) {
            root.menu = columnMenu.createObject(root) as ColumnMenu;
        }
        root.menu.openFor(root.viewAt(index, root.made), at);
    }

    /// Enough of it to be read; the room at a column's right is none of it. What lies beside a
    /// dialog can be, what it covers cannot.
    function isInView(left: real, width: real): bool {
        const from = Math.max(left, root.contentX);
        const to = Math.min(left + width, root.contentX + root.width);
        const coverLeft = root.cover.x - root.x + root.contentX;
        const hidden = Math.max(0, Math.min(to, coverLeft + root.cover.width) - Math.max(from, coverLeft));
        return to - from - hidden > Math.min(width, root.width) / 2;
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

    /// Where the keys are is the current column, however they came there.
    function follow(): void {
        const place = root.covered ? -1 : root.placeOf(root.focused);
        if (place >= 0) {
            root.deck.current = place;
        } else if (root.lost(root.focused)) {
            arriving.restart();
        }
    }

    /// Of the column that the item is in; -1 when it is in none.
    function placeOf(item: Item): int {
        let at = item;
        while (at !== null && (at as DeckSlot) === null) {
            at = at.parent;
        }
        return at !== null ? (at as DeckSlot).index : -1;
    }

    /// What had the keys is gone: they are at what holds the deck.
    function lost(item: Item): bool {
        let at = root.parent;
        while (at !== null && at !== item) {
            at = at.parent;
        }
        return at === item;
    }

    /// The keys go to the current column unless they are beside the deck, as in the rail.
    function settle(): void {
        const place = root.placeOf(root.focused);
        if (root.landing || root.lost(root.focused) || (place >= 0 && place !== root.deck.current)) {
            root.landing = false;
            root.focusCurrent();
        }
    }

    function arrive(): void {
        root.showCurrent();
        if (!root.covered) {
            root.settle();
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
