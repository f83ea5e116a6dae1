// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// A column's rows. Tells the model what is in sight, and keeps the reader's place.
PostListView {
    id: root

    required property TimelineModel timeline

    /// It has looked: what stands above the rows may be in sight, or no more.
    signal reported

    posts: root.timeline
    onContentYChanged: looking.running ? undefined : looking.start()
    onHeightChanged: looking.restart()
    onContentHeightChanged: looking.running ? undefined : looking.start()
    onVisibleChanged: looking.restart()
    onWidthChanged: root.keepPlace()
    onTopMarginChanged: root.headChanged()
    onMovementStarted: {
        root.away = false;
        root.actions.used();
    }
    onShownChanged: root.leave()
    Component.onCompleted: looking.start()

    // The row at the upper edge and how far it is above it: what must not move.
    property int placeRow: -1
    property real placeOffset: 0

    // How high it was what stands above the first row.
    property real headBefore: 0

    readonly property bool shown: root.actions.app.background.lookedAt
    // The window was out of sight: what came meanwhile waits above until it is asked for.
    property bool away: false

    Timer {
        id: looking

        interval: 50
        onTriggered: root.report()
    }

    Connections {
        target: root.timeline

        function onChosenRowChanged(): void {
            root.report();
        }

        // A row that was chosen since this was wished for stays so.
        function onToTop(): void {
            root.gather();
            root.showBeginning();
        }

        function onStartAt(row: int): void {
            root.showRow(row);
        }
    }

    Connections {
        target: root.actions

        function onGapAsked(posts: PostList, row: int): void {
            if (posts === root.timeline && root.timeline.at(row).gapLoads) {
                root.timeline.fillGap(row);
            }
        }
    }

    // Below the last row, while the next page is on its way.
    Pulse {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        visible: root.timeline.hasOlder && root.atYEnd && root.count > 0
        color: Theme.accent
        busy: true
    }

    /// At the top what arrives comes in at once, but not under who walks there by keys, and not behind
    /// a page that leads back here.
    function report(): void {
        root.away = !root.shown || (root.away && root.timeline.unseen > 0);
        const last = root.lastShown();
        root.timeline.look(root.firstShown(), last, root.atYBeginning && root.visible && !root.away && root.timeline.chosenRow < 0);
        if (root.timeline.hasOlder && root.timeline.count > 0 && last >= root.timeline.count - 8) {
            root.timeline.needOlder();
        }
        root.remember();
        root.reported();
    }

    /// The first and the last row in sight; -1: there is none.
    function firstShown(): int {
        const head = root.originY - root.contentY; // so much of the view is above the rows
        return head > 1 && head < root.height && root.timeline.count > 0 ? 0 : root.rowAt(1);
    }

    function lastShown(): int {
        const found = root.rowAt(root.height - 1);
        const head = root.originY - root.contentY;
        return head >= root.height ? -1 : (found < 0 ? root.timeline.count - 1 : found);
    }

    /// What stands above the first row has another height. Rows that are read do not move for it;
    /// where it is in sight, or would be, its upper edge stays where it is.
    function headChanged(): void {
        const by = root.topMargin - root.headBefore;
        root.headBefore = root.topMargin;
        if (root.contentY <= root.originY) {
            root.contentY = Math.max(root.originY - root.topMargin, root.contentY - by);
        }
    }

    function showRow(row: int): void {
        root.positionViewAtIndex(row, ListView.Beginning);
    }

    function remember(): void {
        root.placeRow = root.rowAt(0);
        const item = root.itemAtIndex(root.placeRow);
        root.placeOffset = item !== null ? root.contentY - item.y : 0;
    }

    /// Other heights above the reader after a change of width: put the same row back.
    function keepPlace(): void {
        if (root.placeRow < 0 || root.atYBeginning) {
            return;
        }
        root.forceLayout();
        const item = root.itemAtIndex(root.placeRow);
        if (item !== null) {
            root.contentY = item.y + root.placeOffset;
        }
    }

    function leave(): void {
        root.away = !root.shown || root.timeline.unseen > 0;
        root.report();
    }

    function toTop(): void {
        root.away = false;
        root.timeline.showNew();
        root.toBeginning();
    }
}
