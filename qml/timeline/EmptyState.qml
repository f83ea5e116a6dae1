// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// In the middle of a column without rows: loading, nothing yet, or why not.
Item {
    id: root

    required property string text
    required property bool busy

    Column {
        anchors.centerIn: parent
        width: Math.min(320, parent.width - 48)
        spacing: 12

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "everyone"
            size: 40
            tint: Theme.edge
        }

        Words {
            width: parent.width
            text: root.text
            color: Theme.muted
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Pulse {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.busy
            busy: root.busy
            color: Theme.accent
        }
    }
}
