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
    list: rows
    url: root.person.url
    acct: root.person.acct

    TimelineView {
        id: rows

        anchors.fill: parent
        focus: true
        timeline: root.person.timeline
        actions: root.actions

        topMargin: head.height
        onTopMarginChanged: root.touched ? undefined : rows.toBeginning()
        onMovementStarted: root.touched = true

        // A child of what scrolls: the header of a view of Qt 6.4 cannot be a bound component.
        ProfileHead {
            id: head

            parent: rows.contentItem
            y: rows.originY - height
            width: rows.width
            person: root.person
            actions: root.actions
            empty: rows.count === 0 && root.person.timeline.ready
        }
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
        onClicked: rows.toTop()
    }
}
