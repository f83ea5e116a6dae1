// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQml
import QtQuick
import Asterism

/// Who is to tell of somebody: their own server, or that of an own account.
PopupMenu {
    id: root

    required property Ui.ProfilePage person

    PopupMenuItem {
        checkable: true
        checked: root.person.viewpoint.length === 0
        text: root.person.host.length > 0 ? qsTr("From %1 itself").arg(root.person.host) : qsTr("From their own server")
        onTriggered: root.person.viewpoint = ""
    }

    // A menu of Qt 6.4 puts what a Repeater makes behind its first item.
    Instantiator {
        model: root.person.standings
        onObjectAdded: (index, object) => root.insertItem(index + 1, object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property string accountId
            required property string acct

            checkable: true
            checked: root.person.viewpoint === accountId
            text: qsTr("As %1 sees it").arg(acct)
            onTriggered: root.person.viewpoint = accountId
        }
    }
}
