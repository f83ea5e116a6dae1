// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// How much of a thread is here, and the way to ask other servers for the rest.
Item {
    id: root

    required property ThreadRest rest

    implicitHeight: Math.max(words.height, ask.visible ? ask.height : 0) + 12

    Words {
        id: words

        x: 16
        anchors.verticalCenter: parent.verticalCenter
        width: (ask.visible ? ask.x - 8 : root.width - 16) - x
        text: root.rest.line
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: root.rest.line
    }

    TextButton {
        id: ask

        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.width * 0.65)
        visible: root.rest.button.length > 0
        text: root.rest.button
        onClicked: root.rest.ask()
    }
}
