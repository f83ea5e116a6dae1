// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Rows of posts that can be walked through by keys. Its rows keep no state, so they are used again.
ListView {
    id: root

    required property PostList posts
    required property Actions actions
    /// Whom the keys mean where no row is chosen; -1: nobody.
    property int standing: -1
    /// Tiles stand beside each other: left and right lead to the next one.
    property bool tiled: false

    clip: true
    model: root.posts
    reuseItems: true
    cacheBuffer: Math.max(400, root.height)
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: false
    currentIndex: -1
    highlightFollowsCurrentItem: false
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Posts")
    Keys.onDownPressed: root.step(1)
    Keys.onUpPressed: root.step(-1)
    Keys.onReturnPressed: root.enter()
    Keys.onEnterPressed: root.enter()
    Keys.onMenuPressed: root.openChosenMenu()
    Keys.onPressed: event => root.turn(event)
    T.ScrollBar.vertical: ThinScrollBar {
    }

    Connections {
        target: root.posts

        function onRowChanged(row: int): void {
            root.hold(row);
        }
    }

    delegate: PostRow {
        width: root.width
        posts: root.posts
        actions: root.actions
    }

    /// Chooses the next row, or the first in sight when the chosen one is out of it.
    function step(by: int): void {
        root.forceActiveFocus(); // Enter is for the row from now on
        const top = root.rowAt(0);
        const bottom = root.rowAt(root.height - 1);
        const from = root.posts.chosenRow;
        const lost = from < 0 || (top >= 0 && from < top) || (bottom >= 0 && from > bottom);
        root.choose(lost ? Math.max(0, top) : from + by);
    }

    /// Beside a row is nothing.
    function stepAcross(by: int): void {
    }

    function choose(row: int): void {
        if (row >= 0 && row < root.count) {
            root.posts.chosenRow = row;
            root.positionViewAtIndex(row, ListView.Contain);
        }
    }

    function rowAt(y: real): int {
        return root.indexAt(8, root.contentY + y);
    }

    /// A row above what is read may have another height now: nothing that is read moves.
    function hold(row: int): void {
        const at = root.tiled ? -1 : root.topRow(row);
        const top = row < at ? root.itemAtIndex(at) : null;
        if (top === null) {
            return;
        }
        const offset = root.contentY - top.y;
        root.forceLayout();
        if (root.contentY !== top.y + offset) {
            root.contentY = top.y + offset;
        }
    }

    /// The row at the upper edge. The view has not been laid out yet: a row that has just grown
    /// reaches into the next one.
    function topRow(changed: int): int {
        const at = root.rowAt(0);
        const below = at === changed ? root.itemAtIndex(at + 1) : null;
        return below !== null && below.y <= root.contentY ? at + 1 : at;
    }

    /// What Enter does.
    function enter(): void {
        root.openChosen();
    }

    function openChosen(): void {
        const row = root.posts.chosenRow;
        if (row >= 0 && root.posts.at(row).gap) {
            root.actions.fillGap(root.posts, row);
        } else if (row >= 0) {
            root.actions.openRow(root.posts, row);
        }
    }

    function toggleChosen(): void {
        const row = root.posts.chosenRow;
        if (row >= 0 && root.posts.at(row).warning.length > 0) {
            root.posts.toggleOpen(row);
        } else if (row >= 0 && root.posts.at(row).sensitive) {
            root.posts.toggleMedia(row);
        }
    }

    function openChosenMedia(): void {
        const row = root.posts.chosenRow;
        if (row >= 0 && root.posts.at(row).media.length > 0) {
            root.actions.openMedia(root.posts, row, 0);
        }
    }

    function openChosenAuthor(): void {
        const row = root.posts.chosenRow;
        if (row >= 0 && !root.posts.at(row).gap) {
            root.actions.openProfile(root.posts.at(row).acct);
        }
    }

    function chosenAcct(): string {
        const row = root.posts.chosenRow;
        return row >= 0 && !root.posts.at(row).gap ? root.posts.at(row).acct : "";
    }

    function openChosenMenu(): void {
        const row = root.posts.chosenRow;
        if (row >= 0 && !root.posts.at(row).gap && root.posts.at(row).uri.length > 0) {
            root.positionViewAtIndex(row, ListView.Contain);
            root.actions.openMenu(root.posts, row, root.itemAtIndex(row));
        }
    }

    /// A deed (ui/models/actwords.h) on the chosen row; `aside`: by an account that is asked for.
    function act(deed: string, aside: bool): void {
        const row = root.acted();
        if (row >= 0 && !root.posts.at(row).gap && root.posts.at(row).uri.length > 0) {
            root.actions.act(root.posts, row, deed, aside, root.beside(row));
        }
    }

    /// Asked for when it is wanted: rows that come above the chosen one move it, and nobody tells.
    function acted(): int {
        return root.posts.chosenRow >= 0 ? root.posts.chosenRow : root.standing;
    }

    /// What shows a row; this, where that is out of sight.
    function beside(row: int): Item {
        const item = root.itemAtIndex(row);
        return item !== null ? item : root;
    }

    /// Timelines bring what waits, too.
    function toTop(): void {
        root.toBeginning();
    }

    /// What has its place by where the reader is goes back to where it belongs.
    function gather(): void {
    }

    function toBeginning(): void {
        root.gather();
        root.posts.chosenRow = -1;
        root.showBeginning();
    }

    function showBeginning(): void {
        root.positionViewAtBeginning();
        root.contentY = root.originY - root.topMargin;
    }

    function turn(event: KeyEvent): void {
        if (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier) !== 0) {
            root.openChosenMenu();
            event.accepted = true;
            return;
        }
        const by = event.key === Qt.Key_PageDown || event.key === Qt.Key_Space ? 1 : (event.key === Qt.Key_PageUp ? -1 : 0);
        event.accepted = by !== 0;
        root.scrollBy(by * (root.height - 60));
    }

    /// In a profile the head lies in the margin above the first row.
    function scrollBy(pixels: real): void {
        const lowest = root.originY + root.contentHeight - root.height;
        root.contentY = Math.max(root.originY - root.topMargin, Math.min(lowest, root.contentY + pixels));
    }
}
