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
    property bool placed: false

    title: qsTr("Thread")
    busy: root.posts.busy
    trouble: root.posts.trouble
    list: rows
    url: root.posts.postRow >= 0 ? root.posts.at(root.posts.postRow).url : ""

    PostListView {
        id: rows

        anchors.top: trouble.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        posts: root.posts
        actions: root.actions
        reuseItems: false
        onCountChanged: root.place()

        delegate: ThreadRow {
            width: rows.width
            posts: root.posts
            actions: root.actions
            opened: index === root.posts.postRow
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
        text: root.posts.busy ? qsTr("Reading the thread…") : qsTr("This post is not to be had.")
        busy: root.posts.busy
    }

    Connections {
        target: root.posts

        function onPostRowChanged(): void {
            root.place();
        }
    }

    Component.onCompleted: root.place()

    /// Once: the post at the top, whatever stands above it; afterwards the reader scrolls.
    function place(): void {
        if (!root.placed && root.posts.postRow >= 0 && rows.count > root.posts.postRow) {
            root.placed = true;
            rows.forceLayout();
            rows.positionViewAtIndex(root.posts.postRow, ListView.Beginning);
        }
    }
}
