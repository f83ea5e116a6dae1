// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The accounts, one or several of which are meant.
Flow {
    id: root

    required property Ui.AccountsModel accounts
    required property list<string> chosen
    property bool several: false

    signal picked(string accountId)

    spacing: 6

    Repeater {
        model: root.accounts

        Chip {
            required property string accountId
            required property string acct
            required property string colour

            most: root.width
            several: root.several
            dot: colour
            text: acct
            checked: root.chosen.includes(accountId)
            onClicked: root.picked(accountId)
        }
    }
}
