// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The column's own rows, what an empty one says, and what waits above.
ColumnPage {
    id: root

    required property Ui.Column column
    required property Actions actions
    /// The column is on screen: the deck may be wider than the window, or be covered.
    required property bool inView

    title: root.column.title
    detail: root.column.detail
    list: root.rows
    ownsArrows: root.grid
    gridable: root.column.gridable
    grid: root.column.grid
    onGridAsked: grid => root.column.listId.length > 0 ? root.actions.app.lists.set(root.column.listId, "as_grid", grid) : root.column.showGrid(grid)
    onRowsChanged: root.rows !== null ? root.rows.focus = true : undefined
    onVisibleChanged: root.tellShown()
    onInViewChanged: root.tellShown()
    Component.onCompleted: root.tellShown()

    readonly property bool told: root.column.kind === "notifications"
    readonly property string heldWords: root.column.notices !== null ? root.column.notices.held : ""
    readonly property TimelineView rows: (root.told ? notices.item : (root.grid ? tiles.item : lines.item)) as TimelineView

    Ui.Lazy {
        id: lines

        anchors.fill: parent
        active: !root.grid && !root.told

        content: TimelineView {
            id: posts

            focus: true
            timeline: root.column.timeline
            actions: root.actions
            topMargin: head.height
            onReported: root.lookAtPinned(posts)
        }
    }

    Ui.Lazy {
        id: tiles

        anchors.fill: parent
        active: root.grid

        content: TileView {
            focus: true
            timeline: root.column.timeline
            actions: root.actions
        }
    }

    Ui.Lazy {
        id: notices

        anchors.fill: parent
        active: root.told

        content: NoticesView {
            focus: true
            filtered: root.column.noticeKinds.length > 0
            timeline: root.column.timeline
            actions: root.actions
            topMargin: heldHead.height
        }
    }

    // A person's column begins with what they pinned; a child of what scrolls, as in a profile.
    Ui.Lazy {
        id: head

        parent: root.rows !== null ? root.rows.contentItem : root
        y: root.rows !== null ? root.rows.originY - height : 0
        width: root.width
        active: !root.grid && root.column.pinned !== null && root.column.pinned.total > 0

        content: PinnedPart {
            pinned: root.column.pinned
            actions: root.actions
        }
    }

    // Notifications begin with those that are none, in the same way.
    Ui.Lazy {
        id: heldHead

        parent: root.rows !== null ? root.rows.contentItem : root
        y: root.rows !== null ? root.rows.originY - height : 0
        width: root.width
        active: root.heldWords.length > 0

        content: HeldLine {
            words: root.heldWords
            onClicked: root.actions.app.wantsHeldNotices()
        }
    }

    EmptyState {
        anchors.fill: parent
        visible: root.rows !== null && root.rows.count === 0 && root.column.timeline.ready && !head.active
        // Rows without a picture are no rows here.
        text: root.column.emptyText.length === 0 && root.grid ? qsTr("No pictures yet.") : root.column.emptyText
        busy: root.column.busy
    }

    NewPill {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 8
        count: root.column.timeline.unseen
        more: root.column.timeline.unseenMore
        onClicked: root.rows.toTop()
    }

    ElsewhereLine {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 8
        column: root.column
    }

    /// Before it has its column it is nobody's page.
    function tellShown(): void {
        if (root.column !== null) {
            root.column.setShown(root.visible && root.inView);
        }
    }

    function lookAtPinned(view: Item): void {
        const pinned = head.item as PinnedPart;
        if (pinned !== null) {
            pinned.look(view);
        }
    }
}
