// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The post that is answered, in a line.
Item {
    id: root

    required property Ui.Composer composer

    implicitHeight: Math.max(face.height, words.y + words.height)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Reply to %1: %2").arg(root.composer.parentName).arg(root.composer.parentLine)

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
        size: Theme.sized(28)
        source: root.composer.parentAvatar
    }

    Words {
        id: who

        x: face.x + face.width + 8
        width: parent.width - x
        text: root.composer.parentName
        font.pixelSize: Theme.small
        font.bold: true
        elide: Text.ElideRight
    }

    Words {
        id: words

        x: who.x
        y: who.y + who.height + 1
        width: who.width
        text: root.composer.parentLine
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }
}
