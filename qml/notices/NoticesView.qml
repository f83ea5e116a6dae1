// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// The rows of a column of notifications. Keys do with a row's post what they do in a timeline.
TimelineView {
    id: root

    /// Only some kinds are shown: there may be none among those that are known.
    property bool filtered: false

    Accessible.name: qsTr("Notifications")

    delegate: NoticeRow {
        width: root.width
        posts: root.posts
        actions: root.actions
    }

    // Servers are asked on only as far as somebody wants to know.
    PushButton {
        parent: root // not what scrolls, which is empty
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 28
        visible: root.filtered && root.timeline.ready && root.timeline.hasOlder && root.count === 0
        text: qsTr("Look further back")
        onClicked: root.timeline.needOlder()
    }

    /// Who it was, the thread, the person: as a click on the row.
    function openChosen(): void {
        const row = root.posts.chosenRow;
        if (row >= 0 && root.posts.at(row).gap) {
            root.actions.fillGap(root.posts, row);
        } else if (row >= 0) {
            root.actions.openNotice(root.posts, row);
        }
    }

    /// Of what is not shown as a post, who did it.
    function chosenAcct(): string {
        const row = root.posts.chosenRow;
        if (row < 0 || root.posts.at(row).gap) {
            return "";
        }
        const whole = root.posts.at(row).notice.whole;
        const people = root.posts.at(row).notice.people;
        return whole || people.length === 0 ? root.posts.at(row).acct : people[0].acct;
    }

    function openChosenAuthor(): void {
        const acct = root.chosenAcct();
        if (acct.length > 0) {
            root.actions.openProfile(acct);
        }
    }
}
