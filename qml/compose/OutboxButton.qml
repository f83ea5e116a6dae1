// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How many actions failed or wait longer than usual; hidden while all goes well and nothing waits
/// here for its time.
IconButton {
    id: root

    required property Ui.OutboxModel outbox
    readonly property bool failing: root.outbox.failed > 0
    readonly property bool badged: root.outbox.badge.length > 0
    readonly property string trouble: root.failing ? qsTr("What waits and what failed: %1").arg(root.outbox.badge) : qsTr("What waits: %1").arg(root.outbox.badge)

    visible: root.badged || root.outbox.later > 0
    name: "outbox"
    text: root.badged ? root.trouble : qsTr("What waits for its time: %1").arg(root.outbox.later)

    Rectangle {
        visible: root.badged
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
