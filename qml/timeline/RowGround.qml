// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism
import Asterism.Ui
import QtQuick

/// What lies below a row: the line at its end, the bar of the chosen one, the threads of a thread.
Item {
    id: root

    required property bool chosen
    required property int depth

    Rectangle {
        anchors.fill: parent
        visible: root.chosen
        color: Theme.raised

        Rectangle {
            width: 3
            height: parent.height
            color: Theme.accent
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    Lazy {
        height: parent.height
        active: root.depth > 0

        content: Item {
            Repeater {
                model: Math.min(root.depth, 6)

                Rectangle {
                    required property int index

                    x: 13 + index * 16
                    width: 1
                    height: root.height
                    color: Theme.edge
                }
            }
        }
    }
}
