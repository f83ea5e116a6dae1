// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Over a tile whose picture is covered: why.
Rectangle {
    id: root

    required property string text
    required property real most

    implicitWidth: Math.min(root.most, Math.max(icon.width, label.implicitWidth) + 20)
    implicitHeight: label.y + label.height + 8
    radius: 10
    color: Theme.picturePlate

    Icon {
        id: icon

        anchors.horizontalCenter: parent.horizontalCenter
        y: 8
        name: "eye"
        size: 18
        tint: Theme.onPicture
    }

    Words {
        id: label

        x: 10
        y: icon.y + icon.height + 4
        width: parent.width - 20
        text: root.text
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 4
        elide: Text.ElideRight
        font.pixelSize: Theme.small
        color: Theme.onPicture
    }
}
