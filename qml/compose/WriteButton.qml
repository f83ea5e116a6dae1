// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The button that most people look for first.
IconButton {
    id: root

    name: "edit"
    text: qsTr("Write a post (n)")

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.name
            size: root.size
            tint: Theme.onAccent
        }
    }

    background: Rectangle {
        radius: 12
        color: root.down ? Qt.darker(Theme.accent, 1.1) : (root.hovered ? Qt.lighter(Theme.accent, 1.1) : Theme.accent)

        FocusRing {
            anchors.margins: -3
            radius: 15
            border.color: Theme.text
            shown: root.activeFocus
        }
    }
}
