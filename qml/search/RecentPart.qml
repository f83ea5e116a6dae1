// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What was searched for lately, to be searched for again.
Column {
    id: root

    required property Ui.SearchPage finds

    signal picked(string text)

    spacing: 4

    Words {
        x: 16
        text: qsTr("Recent searches")
        color: Theme.muted
        font.pixelSize: Theme.small
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Repeater {
        model: root.finds.recent

        TextButton {
            required property string modelData

            x: 10
            width: Math.min(implicitWidth, root.width - 20)
            text: modelData
            onClicked: root.picked(modelData)
        }
    }

    TextButton {
        x: 10
        text: qsTr("Forget them")
        onClicked: root.finds.forgetRecent()
    }
}
