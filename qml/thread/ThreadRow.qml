// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// A row of a thread: the opened post large, all others as in a timeline.
Item {
    id: root

    required property PostList posts
    required property Actions actions
    required property ThreadRest rest
    required property bool opened
    required property int index
    required property rowView row
    required property string age
    required property bool open
    required property bool mediaOpen
    required property int depth
    required property bool chosen
    /// The height of the line below, as it was told last; -1: the row is just being made.
    property real restHeight: -1

    /// The line below the opened post, which ends at `end` of the row, became so much higher.
    signal restGrown(real end, real by)

    implicitHeight: root.opened ? large.height + below.height : usual.height
    Component.onCompleted: root.restHeight = below.height

    Lazy {
        id: usual

        width: root.width
        active: !root.opened

        PostRow {
            posts: root.posts
            actions: root.actions
            index: root.index
            row: root.row
            age: root.age
            open: root.open
            mediaOpen: root.mediaOpen
            depth: root.depth
            chosen: root.chosen
        }
    }

    Lazy {
        id: large

        width: root.width
        active: root.opened

        OpenedPost {
            posts: root.posts
            actions: root.actions
            index: root.index
            row: root.row
            open: root.open
            mediaOpen: root.mediaOpen
            chosen: root.chosen
        }
    }

    RowPart {
        id: below

        width: root.width
        above: large
        gap: 0
        active: root.opened && root.rest.line.length > 0
        onHeightChanged: root.tellRest()

        content: RestLine {
            rest: root.rest
        }
    }

    function tellRest(): void {
        if (root.restHeight >= 0) {
            const by = below.height - root.restHeight;
            root.restHeight = below.height;
            root.restGrown(large.height, by);
        }
    }
}
