// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Whom somebody follows, or who follows them, as a page of the column.
ColumnPage {
    id: root

    required property Ui.FollowsPage people
    required property Actions actions

    title: root.people.followers ? qsTr("Followers") : qsTr("Following")
    detail: root.people.acct
    busy: root.people.busy
    trouble: root.people.trouble
    acct: root.people.acct
    Keys.onUpPressed: root.step(false)
    Keys.onDownPressed: root.step(true)

    Words {
        id: told

        x: 16
        y: 8
        width: parent.width - 32
        visible: told.text.length > 0
        text: root.people.told
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    TroubleLine {
        id: trouble

        y: told.visible ? told.y + told.height + 6 : 0
        width: parent.width
        text: root.people.trouble
        onRetryAsked: root.people.readMore()
    }

    ListView {
        id: list

        anchors.top: trouble.bottom
        anchors.topMargin: 4
        anchors.bottom: parent.bottom
        width: parent.width
        focus: true
        clip: true
        bottomMargin: 56
        model: root.people
        keyNavigationEnabled: false // up and down go from person to person
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: root.title + ", " + root.people.acct
        onContentYChanged: root.goOn()
        T.ScrollBar.vertical: ThinScrollBar {
        }

        delegate: FollowRow {
            width: list.width
            onClicked: root.actions.openProfile(acct)
        }
    }

    // A child of what scrolls: the footer of a view of Qt 6.4 cannot be a bound component.
    Item {
        parent: list.contentItem
        y: list.originY + list.contentHeight
        width: list.width
        height: list.bottomMargin

        Words {
            anchors.centerIn: parent
            width: parent.width - 32
            text: list.count > 0 ? root.people.remark : ""
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        TextButton {
            anchors.centerIn: parent
            visible: list.count > 0 && root.people.more && !root.people.busy
            text: qsTr("More people")
            onClicked: root.people.readMore()
        }
    }

    Follow {
        view: list
    }

    EmptyState {
        anchors.fill: parent
        visible: list.count === 0 && root.people.trouble.length === 0
        text: root.people.busy ? qsTr("Asking who that is…") : root.people.remark
        busy: root.people.busy
    }

    /// The next page is asked for before the end is in sight.
    function goOn(): void {
        const below = list.originY + list.contentHeight - list.contentY - list.height;
        if (list.count > 0 && below < list.height && root.people.trouble.length === 0) {
            root.people.readMore();
        }
    }

    /// Up and down go through all that Tab goes through.
    function step(forward: bool): void {
        root.Window.activeFocusItem.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason);
    }
}
