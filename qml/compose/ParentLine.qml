// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The post that is answered or quoted, in a line.
Item {
    id: root

    required property string symbol
    required property string name
    required property string avatar
    required property string line
    required property string spoken

    implicitHeight: Math.max(face.height, words.y + words.height)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.spoken

    Rectangle {
        width: 3
        height: parent.height
        radius: 1.5
        color: Theme.edge
    }

    Avatar {
        id: face

        x: 12
        anchors.verticalCenter: parent.verticalCenter
        visible: root.avatar.length > 0
        size: Theme.sized(28)
        source: root.avatar
    }

    Icon {
        id: mark

        x: face.visible ? face.x + face.width + 8 : 12
        y: who.y + (who.height - height) / 2
        name: root.symbol
        size: 14
    }

    Words {
        id: who

        x: mark.x + mark.width + 6
        width: parent.width - x
        text: root.name
        font.pixelSize: Theme.small
        font.bold: true
        elide: Text.ElideRight
    }

    Words {
        id: words

        x: mark.x
        y: who.y + who.height + 1
        width: parent.width - x
        text: root.line
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }
}
