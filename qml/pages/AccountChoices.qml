// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Whose home timeline.
Column {
    id: root

    required property Ui.AccountsModel accounts
    required property string chosen

    signal picked(string id)

    spacing: 4

    Words {
        width: parent.width
        visible: root.accounts.count === 0
        text: qsTr("There is no account yet.")
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.accounts

        Choice {
            required property string accountId
            required property string acct

            width: root.width
            text: acct
            checked: root.chosen === accountId
            onClicked: root.picked(accountId)
        }
    }
}
