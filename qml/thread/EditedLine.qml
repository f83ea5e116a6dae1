// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// When a post was edited, and the way to what it was before.
Item {
    id: root

    required property string time

    signal asked

    implicitHeight: Math.max(words.height + 8, history.height)

    Words {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: history.x - 8
        text: qsTr("edited %1").arg(root.time)
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    TextButton {
        id: history

        anchors.right: parent.right
        anchors.rightMargin: -6
        text: qsTr("History")
        onClicked: root.asked()
    }
}
