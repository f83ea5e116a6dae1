// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One line above the deck; takes no room while there is nothing to say.
Rectangle {
    id: root

    required property string text

    signal dismissed

    height: root.text.length > 0 ? Math.max(40, words.implicitHeight + 20) : 0
    visible: root.text.length > 0
    color: Theme.raised
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Icon {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        size: 18
        tint: Theme.accentText
    }

    Words {
        id: words

        x: 26 + Theme.mark(18)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 12 - Theme.mark(36)
        text: root.text
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }

    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        name: "close"
        size: 16
        text: qsTr("Dismiss")
        onClicked: root.dismissed()
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
