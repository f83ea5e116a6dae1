// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A person: what the profile says, and their posts below.
ColumnPage {
    id: root

    required property Ui.ProfilePage person
    required property Actions actions
    /// The reader has scrolled or chosen a row: what becomes known of the person moves nothing any more.
    property bool touched: false

    title: qsTr("Profile")
    detail: root.person.acct
    busy: root.person.busy
    trouble: root.person.trouble
    list: root.rows
    url: root.person.url
    acct: root.person.acct
    ownsArrows: root.grid
    gridable: true
    grid: root.person.grid
    onGridAsked: grid => root.person.grid = grid
    onRowsChanged: root.begin()
    onVisibleChanged: root.tellShown()
    Component.onCompleted: root.tellShown()
    // The person may stay until the garbage is collected.
    Component.onDestruction: root.leave()

    readonly property TimelineView rows: (root.grid ? tiles.item : lines.item) as TimelineView

    Ui.Lazy {
        id: lines

        anchors.fill: parent
        active: !root.grid

        content: TimelineView {
            id: posts

            focus: true
            timeline: root.person.timeline
            actions: root.actions
            topMargin: head.height
            onTopMarginChanged: root.touched ? undefined : posts.toBeginning()
            onMovementStarted: root.touched = true
            onReported: head.look(posts)
        }
    }

    Ui.Lazy {
        id: tiles

        anchors.fill: parent
        active: root.grid

        content: TileView {
            id: pictures

            focus: true
            timeline: root.person.timeline
            actions: root.actions
            topMargin: head.height
            onTopMarginChanged: root.touched ? undefined : pictures.toBeginning()
            onMovementStarted: root.touched = true
        }
    }

    // A child of what scrolls: the header of a view of Qt 6.4 cannot be a bound component.
    ProfileHead {
        id: head

        parent: root.rows !== null ? root.rows.contentItem : root
        y: root.rows !== null ? root.rows.originY - height : 0
        width: root.width
        person: root.person
        actions: root.actions
        empty: root.rows !== null && root.rows.count === 0 && root.person.timeline.ready
    }

    Connections {
        target: root.person.timeline

        function onChosenRowChanged(): void {
            root.touched = true;
        }
    }

    NewPill {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 8
        count: root.person.timeline.unseen
        more: root.person.timeline.unseenMore
        onClicked: root.rows.toTop()
    }

    /// Before it has its person it is nobody's page.
    function tellShown(): void {
        if (root.person !== null) {
            root.person.setShown(root.visible);
        }
    }

    /// What is being written here is not lost with the page.
    function leave(): void {
        root.person.standings.saveNotes();
        root.person.setShown(false);
    }

    /// The other kind of view takes the keys, and begins with the head.
    function begin(): void {
        if (root.rows !== null) {
            root.rows.focus = true;
            root.rows.toBeginning();
        }
    }
}
