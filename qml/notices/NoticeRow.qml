// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// A notification, or a gap, in a list: what somebody wrote as its post, the rest in short. No state
/// of its own: it is used again for others.
Item {
    id: root

    required property PostList posts
    required property Actions actions
    required property int index
    required property rowView row
    required property string age
    required property bool open
    required property bool mediaOpen
    required property int depth
    required property bool chosen
    readonly property bool whole: root.row.gap || root.row.notice.whole

    implicitHeight: root.whole ? post.height : line.height

    Lazy {
        id: post

        width: root.width
        active: root.whole
        visible: active

        content: PostRow {
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
        id: line

        width: root.width
        active: !root.whole
        visible: active

        content: NoticeGroup {
            posts: root.posts
            actions: root.actions
            index: root.index
            row: root.row
            age: root.age
            open: root.open
            chosen: root.chosen
        }
    }

    // Not read yet; the left edge is the chosen row's.
    Rectangle {
        x: 4
        y: 20
        width: 6
        height: 6
        radius: 3
        visible: root.row.notice.unread
        color: Theme.accent
    }
}
