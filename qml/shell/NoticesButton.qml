// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Leads to the notifications; tells how many are unread, and of which accounts.
IconButton {
    id: root

    required property string unread
    required property string lines

    name: "notifications"
    tint: root.unread.length > 0 ? Theme.accentText : Theme.muted
    text: root.unread.length > 0 ? qsTr("Notifications (g n)") + "\n" + root.lines : qsTr("Notifications (g n)")
    Accessible.name: root.unread.length > 0 ? qsTr("Notifications: %1 unread").arg(root.unread) : qsTr("Notifications")

    Rectangle {
        x: root.width - width + 6
        y: -3
        width: Math.max(height, count.implicitWidth + 11)
        height: 20
        radius: height / 2
        visible: root.unread.length > 0
        color: Theme.accent
        border.width: 2
        border.color: Theme.window

        Words {
            id: count

            anchors.centerIn: parent
            text: root.unread
            color: Theme.onAccent
            font.pixelSize: 11
            font.bold: true
        }
    }
}
