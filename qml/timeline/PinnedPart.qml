// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What a person has pinned, above their posts: the first, and the others when somebody wants them.
Column {
    id: root

    required property Ui.PinnedPosts pinned
    required property Actions actions

    Repeater {
        model: root.pinned

        // No rows of the view, so that the keys find them as they find buttons.
        delegate: PostRow {
            id: post

            width: root.width
            posts: root.pinned
            actions: root.actions
            pinned: true
            activeFocusOnTab: true
            Keys.onReturnPressed: root.actions.openThread(post.row.uri)
            Keys.onEnterPressed: root.actions.openThread(post.row.uri)
            Keys.onMenuPressed: root.actions.openMenu(root.pinned, post.index, post)

            FocusRing {
                anchors.margins: 0
                shown: post.activeFocus
            }
        }
    }

    Item {
        width: root.width
        height: more.height + 8
        visible: root.pinned.total > 1

        TextButton {
            id: more

            x: 10
            y: 4
            text: root.pinned.all ? qsTr("Show only the first pinned post") : qsTr("Show all %n pinned posts", "", root.pinned.total)
            onClicked: root.pinned.all = !root.pinned.all
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.hairline
        }
    }
}
