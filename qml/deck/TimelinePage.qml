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

    title: root.column.title
    detail: root.column.detail
    list: rows

    TimelineView {
        id: rows

        anchors.fill: parent
        focus: true
        timeline: root.column.timeline
        actions: root.actions
    }

    EmptyState {
        anchors.fill: parent
        visible: rows.count === 0 && root.column.timeline.ready
        text: root.column.emptyText
        busy: root.column.busy
    }

    NewPill {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 8
        count: root.column.timeline.unseen
        onClicked: rows.toTop()
    }

    ElsewhereLine {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 8
        column: root.column
    }
}
