// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The eight colours that accounts are told apart by.
PopupMenu {
    id: root

    required property Ui.AccountsModel accounts
    /// The present choice.
    required property int current

    signal picked(int index)

    title: qsTr("Colour")

    Repeater {
        model: root.accounts.colours

        ColourItem {
            required property string modelData
            required property int index

            colour: modelData
            chosen: root.current === index
            text: qsTr("Colour %1").arg(index + 1)
            onTriggered: root.picked(index)
        }
    }
}
