// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// A dot: steady in the colour of what it tells, breathing while something is asked.
Rectangle {
    id: root

    property bool busy: false

    width: 8
    height: 8
    radius: 4

    SequentialAnimation on opacity  {
        running: root.busy && root.visible && !Theme.still
        loops: Animation.Infinite
        alwaysRunToEnd: true

        NumberAnimation {
            to: 0.25
            duration: 700
        }

        NumberAnimation {
            to: 1
            duration: 700
        }
    }
}
