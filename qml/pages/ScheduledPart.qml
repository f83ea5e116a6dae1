// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// What waits for its time, here and at the servers of the accounts.
FocusScope {
    id: root

    required property Ui.ScheduledPosts posts

    implicitHeight: rows.y + rows.contentHeight + 8
    Component.onCompleted: root.posts.active = true
    Component.onDestruction: root.posts.active = false

    Words {
        id: title

        y: 6
        width: parent.width - again.width - 8
        text: qsTr("Scheduled")
        font.bold: true
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    TextButton {
        id: again

        anchors.right: parent.right
        anchors.verticalCenter: title.verticalCenter
        text: qsTr("Ask again")
        onClicked: root.posts.refresh()
    }

    Words {
        id: state

        y: title.y + title.height + 4
        width: parent.width
        visible: text.length > 0
        text: root.posts.busy ? qsTr("Asking the servers of your accounts…") : (rows.count === 0 ? qsTr("Nothing is scheduled.") : "")
        color: Theme.muted
        wrapMode: Text.Wrap
    }

    ListView {
        id: rows

        y: state.visible ? state.y + state.height + 4 : state.y
        width: parent.width
        height: parent.height - y
        clip: true
        model: root.posts
        keyNavigationEnabled: false
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: title.text
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Follow {
            view: rows
        }

        delegate: ScheduledLine {
            width: rows.width - 12
            posts: root.posts
            onGone: again.forceActiveFocus(Qt.TabFocusReason)
        }
    }
}
