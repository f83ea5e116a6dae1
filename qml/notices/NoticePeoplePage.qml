// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Who did what a notification tells of.
ColumnPage {
    id: root

    required property Ui.NoticePeople people
    required property Actions actions

    title: qsTr("Who it was")
    busy: root.people.busy
    trouble: root.people.trouble

    ListView {
        id: list

        anchors.top: trouble.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        clip: true
        model: root.people
        currentIndex: -1
        boundsBehavior: Flickable.StopAtBounds
        onAtYEndChanged: list.atYEnd && list.count > 0 ? root.people.needMore() : undefined
        Accessible.role: Accessible.List
        Accessible.name: root.title
        Keys.onReturnPressed: root.open()
        Keys.onEnterPressed: root.open()

        delegate: NoticePersonRow {
            width: list.width
            current: ListView.isCurrentItem
            onClicked: root.actions.openProfile(acct)
        }

        T.ScrollBar.vertical: ThinScrollBar {
        }
    }

    TroubleLine {
        id: trouble

        width: parent.width
        text: root.people.trouble
        onRetryAsked: root.people.needMore()
    }

    EmptyState {
        anchors.fill: parent
        visible: list.count === 0 && root.people.trouble.length === 0
        text: root.people.busy ? "" : qsTr("Nobody is known here any more.")
        busy: root.people.busy
    }

    function open(): void {
        const row = list.currentItem as NoticePersonRow;
        if (row !== null) {
            root.actions.openProfile(row.acct);
        }
    }
}
