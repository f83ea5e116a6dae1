// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// How far a run is, in parts by what came of its rows: well, waiting for somebody, badly, nothing
/// to do. The words beside it say the same.
Item {
    id: root

    required property list<var> shares
    readonly property list<color> colours: [Theme.good, Theme.waits, Theme.bad, Theme.muted]

    implicitHeight: 8

    Rectangle {
        anchors.fill: parent
        radius: 4
        color: Theme.raised
    }

    Row {
        height: parent.height

        Repeater {
            model: root.shares

            Rectangle {
                required property real modelData
                required property int index

                width: root.width * modelData
                height: root.height
                radius: width > 8 && index === 0 ? 4 : 0
                color: root.colours[index] ?? Theme.muted
            }
        }
    }
}
