// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// That somebody has moved, and the way to where they are now; no height when they have not.
Rectangle {
    id: root

    required property string movedTo

    signal opened

    implicitHeight: root.movedTo.length > 0 ? Math.max(words.implicitHeight, go.height) + 16 : 0
    visible: root.movedTo.length > 0
    radius: 10
    color: Theme.raised
    border.color: Theme.edge

    Words {
        id: words

        x: 12
        anchors.verticalCenter: parent.verticalCenter
        width: go.x - 20
        text: qsTr("They moved to %1").arg(root.movedTo)
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: words.text
    }

    PushButton {
        id: go

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Open the new account")
        onClicked: root.opened()
    }
}
