// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// What can be typed besides words; a click adds it.
Flow {
    id: root

    signal picked(string word)

    spacing: 6

    Repeater {
        model: ["from:", "from:me", "in:home", "in:bookmarks", "has:image", "has:poll", "has:link", "tag:", "after:7d", "before:", "lang:"]

        PillButton {
            required property string modelData

            text: modelData
            about: qsTr("Add to the search")
            onClicked: root.picked(modelData)
        }
    }
}
