// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQml
import QtQuick
import Asterism

/// Which account acts in a column unless something else is said.
PopupMenu {
    id: root

    property Ui.AccountsModel accounts: null
    /// Id of the present choice; empty: the default account.
    required property string current

    signal picked(string accountId)

    symbol: "person"
    title: qsTr("Acts as…")

    PopupMenuItem {
        checkable: true
        checked: root.current.length === 0
        text: qsTr("The default account")
        onTriggered: root.picked("")
    }

    // A menu of Qt 6.4 puts what a Repeater makes behind its first item.
    Instantiator {
        model: root.accounts
        onObjectAdded: (index, object) => root.insertItem(index + 1, object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property string accountId
            required property string acct

            checkable: true
            checked: root.current === accountId
            text: acct
            onTriggered: root.picked(accountId)
        }
    }
}
