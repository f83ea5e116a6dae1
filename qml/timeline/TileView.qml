// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// A column's pictures side by side, in as many columns as fit, newest first. The rows below them
/// are the same as in TimelineView: what is said there of the reader's place holds here.
TimelineView {
    id: root

    readonly property TileLines lines: TileLines {
        posts: root.timeline
    }
    readonly property int margin: 8
    readonly property int gap: 4
    readonly property int fitting: Math.max(1, Math.floor((root.width - 2 * root.margin + root.gap) / (140 + root.gap)))
    readonly property real side: Math.max(1, Math.floor((root.width - 2 * root.margin + root.gap) / root.lines.columns) - root.gap)
    /// All that is known is in sight, and there may be older ones.
    readonly property bool ends: root.timeline.ready && root.timeline.hasOlder && root.contentHeight + root.topMargin <= root.height

    tiled: true
    model: root.lines
    Accessible.name: qsTr("Pictures")
    Keys.onLeftPressed: root.stepAcross(-1)
    Keys.onRightPressed: root.stepAcross(1)
    Component.onCompleted: root.lines.columns = root.fitting

    delegate: TileLine {
        width: root.width
        columns: root.lines.columns
        side: root.side
        margin: root.margin
        gap: root.gap
        onPicked: place => root.act(root.lines.rowAt(index, place), root.lines.mediaAt(index, place))
        onCoverAsked: place => root.lines.cover(root.lines.rowAt(index, place))
        onMenuAsked: place => root.openMenu(root.lines.rowAt(index, place))
        onAsideAsked: place => root.actions.browse(root.posts.at(root.lines.rowAt(index, place)).url)
    }

    // Pictures may be far apart: servers are asked on only as far as somebody wants to know.
    PushButton {
        parent: root // not what scrolls, which may be empty
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 28
        visible: root.ends
        text: qsTr("Look further back")
        onClicked: root.timeline.needOlder()
    }

    function lineAt(y: real): int {
        return root.indexAt(8, root.contentY + y);
    }

    function rowAt(y: real): int {
        return root.lines.firstRow(root.lineAt(y));
    }

    /// While the first line shows, nothing may come in above it, whatever row its first tile is of.
    function firstShown(): int {
        const line = root.lineAt(1);
        return line === 0 ? 0 : root.lines.firstRow(line);
    }

    function lastShown(): int {
        const line = root.lineAt(root.height - 1);
        return line < 0 || line === root.count - 1 ? root.timeline.count - 1 : root.lines.lastRow(line);
    }

    function showRow(row: int): void {
        root.positionViewAtIndex(root.lines.lineOf(row), ListView.Beginning);
    }

    function remember(): void {
        const line = root.lineAt(0);
        const item = root.itemAtIndex(line);
        root.lines.hold(root.atYBeginning ? -1 : line);
        root.placeRow = root.lines.firstRow(line);
        root.placeOffset = item !== null ? root.contentY - item.y : 0;
    }

    function keepPlace(): void {
        root.lines.columns = root.fitting;
        if (root.placeRow >= 0 && !root.atYBeginning) {
            root.forceLayout();
            root.showRow(root.placeRow);
        }
    }

    function gather(): void {
        root.lines.gather();
    }

    function step(by: int): void {
        root.walk(0, by);
    }

    function stepAcross(by: int): void {
        root.walk(by, 0);
    }

    function walk(across: int, down: int): void {
        root.forceActiveFocus(); // Enter is for the tile from now on
        const line = root.lines.walk(across, down, root.lineAt(0), root.lineAt(root.height - 1));
        if (line >= 0) {
            root.positionViewAtIndex(line, ListView.Contain);
        }
    }

    function enter(): void {
        if (root.posts.chosenRow >= 0) {
            root.act(root.posts.chosenRow, root.lines.chosenMedia);
        }
    }

    /// What a click does: what is covered shows itself before it is opened.
    function act(row: int, media: int): void {
        if (row < 0) {
            return;
        }
        if (root.posts.at(row).gap) {
            root.actions.fillGap(root.posts, row);
        } else if (!root.lines.uncover(row)) {
            root.actions.openPicture(root.posts, row, media);
        }
    }

    function openChosenMedia(): void {
        const row = root.posts.chosenRow;
        if (row >= 0 && !root.posts.at(row).gap) {
            root.actions.openPicture(root.posts, row, root.lines.chosenMedia);
        }
    }

    function beside(row: int): Item {
        const item = root.itemAtIndex(root.lines.lineOf(row));
        return item !== null ? item : root;
    }

    function openMenu(row: int): void {
        if (row >= 0 && !root.posts.at(row).gap) {
            root.actions.openMenu(root.posts, row, null);
        }
    }

    function openChosenMenu(): void {
        const row = root.posts.chosenRow;
        const line = root.lines.chosenLine();
        if (line >= 0 && !root.posts.at(row).gap) {
            root.positionViewAtIndex(line, ListView.Contain);
            root.actions.openMenu(root.posts, row, root.itemAtIndex(line));
        }
    }
}
