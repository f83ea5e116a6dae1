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

    onVisibleChanged: root.hide()

    Repeater {
        id: rows

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

    /// Tells the model which of its rows are in sight in this view.
    function look(view: Item): void {
        const top = root.mapFromItem(view, 0, 0).y;
        let first = -1;
        let last = -1;
        for (let at = 0; root.visible && at < rows.count; ++at) {
            const row = rows.itemAt(at);
            if (row !== null && row.y < top + view.height && row.y + row.height > top) {
                first = first < 0 ? at : first;
                last = at;
            }
        }
        root.pinned.look(first, last);
    }

    function hide(): void {
        if (!root.visible && root.pinned !== null) {
            root.pinned.look(-1, -1);
        }
    }
}
