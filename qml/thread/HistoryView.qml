// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// What a post was before it was edited, newest first.
ColumnPage {
    id: root

    required property Ui.HistoryPage versions

    title: qsTr("Edits")
    busy: root.versions.busy
    trouble: root.versions.trouble

    ListView {
        id: list

        anchors.top: trouble.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        clip: true
        model: root.versions
        boundsBehavior: Flickable.StopAtBounds
        Keys.onUpPressed: root.scroll(-60)
        Keys.onDownPressed: root.scroll(60)

        delegate: VersionRow {
            width: list.width
        }

        T.ScrollBar.vertical: ThinScrollBar {
        }
    }

    TroubleLine {
        id: trouble

        width: parent.width
        text: root.versions.trouble
        onRetryAsked: root.versions.refresh()
    }

    EmptyState {
        anchors.fill: parent
        visible: list.count === 0 && root.versions.trouble.length === 0
        text: root.versions.busy ? qsTr("Asking for what this post was before…") : qsTr("Its server tells of no edits.")
        busy: root.versions.busy
    }

    function scroll(by: real): void {
        list.contentY = Math.max(list.originY, Math.min(list.contentY + by, list.originY + list.contentHeight - list.height));
    }
}
