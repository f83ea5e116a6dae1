// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Why a page may be incomplete, with a way to ask again; no height when all is well.
Rectangle {
    id: root

    required property string text

    signal retryAsked

    height: root.text.length > 0 ? Math.max(words.implicitHeight, again.height) + 12 : 0
    visible: root.text.length > 0
    color: Theme.raised

    Words {
        id: words

        x: 16
        anchors.verticalCenter: parent.verticalCenter
        width: again.x - 24
        text: root.text
        color: Theme.accentText
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.text
    }

    TextButton {
        id: again

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Ask again")
        onClicked: root.retryAsked()
    }
}
