// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How many actions failed or wait longer than usual; hidden while all goes well.
IconButton {
    id: root

    required property Ui.OutboxModel outbox
    readonly property bool failing: root.outbox.failed > 0

    visible: root.outbox.badge.length > 0
    name: "outbox"
    text: root.failing ? qsTr("What waits and what failed: %1").arg(root.outbox.badge) : qsTr("What waits: %1").arg(root.outbox.badge)

    Rectangle {
        x: parent.width - width + 2
        y: -2
        width: Math.max(height, count.implicitWidth + 9)
        height: 18
        radius: height / 2
        color: root.failing ? Theme.danger : Theme.text
        border.width: 2
        border.color: Theme.window

        Words {
            id: count

            anchors.centerIn: parent
            text: root.outbox.badge
            color: Theme.window
            font.pixelSize: 11
            font.bold: true
        }
    }
}
