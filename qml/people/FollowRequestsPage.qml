// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Who asked to follow the own accounts.
FocusScope {
    id: root

    required property Ui.Window app
    required property real room
    readonly property Ui.FollowRequests requests: root.app.followRequests

    implicitHeight: Math.min(root.room, head.height + list.contentHeight + 12)
    Component.onCompleted: root.requests.refresh()
    Keys.onUpPressed: root.step(false)
    Keys.onDownPressed: root.step(true)

    Column {
        id: head

        width: root.width
        spacing: 6

        Problem {
            width: parent.width
            text: root.requests.trouble
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.requests.busy ? qsTr("Asking the servers of your accounts…") : (list.count === 0 ? qsTr("Nobody is waiting for an answer.") : "")
            color: Theme.muted
            wrapMode: Text.Wrap
        }

        TextButton {
            id: again

            focus: true
            text: qsTr("Ask again")
            onClicked: root.requests.refresh()
        }
    }

    ListView {
        id: list

        anchors.top: head.bottom
        anchors.topMargin: 6
        anchors.bottom: parent.bottom
        width: root.width
        clip: true
        model: root.requests
        keyNavigationEnabled: false // up and down go from button to button
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {
        }

        delegate: FollowRequestRow {
            width: list.width - 12
            onAnswered: kind => root.app.acting.actOn(kind, acct, [accountId], {})
        }
    }

    Follow {
        view: list
    }

    /// Up and down go through all that Tab goes through.
    function step(forward: bool): void {
        root.Window.activeFocusItem.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason);
    }
}
