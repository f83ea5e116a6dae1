// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// A menu of a few words, one of which may be the present one.
PopupMenu {
    id: root

    required property list<string> words
    property int chosen: -1

    signal picked(int index)

    Repeater {
        model: root.words

        PopupMenuItem {
            required property string modelData
            required property int index

            checkable: root.chosen >= 0
            checked: root.chosen === index
            text: modelData
            onTriggered: root.picked(index)
        }
    }
}
