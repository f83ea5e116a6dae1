// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What the parts of a run's rows are.
Item {
    id: root

    required property real lineWidth
    required property real whoWidth

    implicitHeight: Math.max(Theme.sized(30), Theme.line + 10)

    Words {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        visible: root.lineWidth > 0
        text: qsTr("line")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Words {
        x: 16 + root.lineWidth
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("account")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Words {
        x: 16 + root.lineWidth + root.whoWidth
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("outcome")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
