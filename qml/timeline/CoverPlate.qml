// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Over media that their author calls sensitive, or that a filter covers.
Rectangle {
    id: root

    required property string text
    required property real most

    implicitWidth: row.width + 28
    implicitHeight: row.height + 16
    radius: 10
    color: Theme.picturePlate

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "eye"
            size: 18
            tint: Theme.onPicture
        }

        Words {
            width: Math.min(implicitWidth, root.most - 80)
            text: root.text.length > 0 ? qsTr("%1 · Show").arg(root.text) : qsTr("Sensitive · Show")
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            color: Theme.onPicture
        }
    }
}
