// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A post with what was said before and after it. The post itself stands larger, and its text can
/// be selected.
ColumnPage {
    id: root

    required property Ui.ThreadPage posts
    required property Actions actions
    /// The reader has scrolled or chosen a row: from then on the page keeps its place.
    property bool touched: false

    title: qsTr("Thread")
    busy: root.posts.busy
    trouble: root.posts.trouble
    list: rows
    url: root.posts.postRow >= 0 ? root.posts.at(root.posts.postRow).url : ""
    onVisibleChanged: root.tellShown()

    PostListView {
        id: rows

        anchors.top: trouble.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        posts: root.posts
        standing: root.posts.postRow
        actions: root.actions
        reuseItems: false
        onContentHeightChanged: root.settle()
        onHeightChanged: root.settle()
        onContentYChanged: root.lookSoon()
        onMovementStarted: root.touched = true

        delegate: ThreadRow {
            width: rows.width
            posts: root.posts
            actions: root.actions
            rest: root.posts.rest
            opened: index === root.posts.postRow
            onRestGrown: (end, by) => root.keep(y + end, by)
        }
    }

    TroubleLine {
        id: trouble

        width: parent.width
        text: root.posts.trouble
        onRetryAsked: root.posts.refresh()
    }

    EmptyState {
        anchors.fill: parent
        visible: rows.count === 0 && root.posts.trouble.length === 0
        text: root.posts.busy ? qsTr("Reading the thread…") : qsTr("This post cannot be found.")
        busy: root.posts.busy
    }

    Timer {
        id: looking

        interval: 50
        onTriggered: root.look()
    }

    Connections {
        target: root.posts

        function onPostRowChanged(): void {
            root.place();
        }

        function onChosenRowChanged(): void {
            root.touched = true;
        }
    }

    Component.onCompleted: {
        root.tellShown();
        root.settle();
    }
    // The posts themselves may stay until the garbage is collected.
    Component.onDestruction: root.posts.setShown(false)

    /// Before it has its posts it is nobody's page.
    function tellShown(): void {
        if (root.posts !== null) {
            root.posts.setShown(root.visible);
        }
    }

    function lookSoon(): void {
        if (!looking.running) {
            looking.start();
        }
    }

    /// Tells the model what is in sight.
    function look(): void {
        const last = rows.rowAt(rows.height - 1);
        root.posts.look(rows.rowAt(1), last < 0 ? rows.count - 1 : last);
    }

    function settle(): void {
        root.place();
        root.lookSoon();
    }

    /// What comes in late above what is read pushes nothing down; an untouched page has place().
    function keep(end: real, by: real): void {
        if (root.touched && end < rows.contentY + rows.height / 2) {
            rows.contentY += by;
        }
    }

    /// The post at the upper edge, whatever comes to stand above it.
    function place(): void {
        if (!root.touched && root.posts.postRow >= 0 && rows.count > root.posts.postRow) {
            rows.positionViewAtIndex(root.posts.postRow, ListView.Beginning);
        }
    }
}
