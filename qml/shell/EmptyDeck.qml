// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// No column is open.
Item {
    id: root

    signal columnAsked

    onVisibleChanged: root.visible ? add.forceActiveFocus(Qt.TabFocusReason) : undefined

    Column {
        anchors.centerIn: parent
        width: Math.min(320, parent.width - 48)
        spacing: 16

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "everyone"
            size: 48
            tint: Theme.edge
        }

        Words {
            width: parent.width
            text: qsTr("No column is open.")
            color: Theme.muted
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        PushButton {
            id: add

            anchors.horizontalCenter: parent.horizontalCenter
            primary: true
            text: qsTr("Add a column")
            onClicked: root.columnAsked()
        }
    }
}
