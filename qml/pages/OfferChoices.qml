// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Whose, of what the servers of one's accounts have one of each. "direct" is picked for all of them.
Column {
    id: root

    required property Ui.Offers offers
    required property string kind
    required property string chosen

    signal picked(string source)

    spacing: 4

    Choice {
        width: root.width
        visible: root.kind === "direct"
        text: qsTr("All accounts")
        checked: root.chosen === root.kind
        onClicked: root.picked(root.kind)
    }

    Repeater {
        model: root.offers

        Choice {
            id: offer

            required property string kind
            required property string source
            required property string label

            width: root.width
            visible: offer.kind === root.kind
            text: offer.label
            checked: root.chosen === offer.source
            onClicked: root.picked(offer.source)
        }
    }
}
