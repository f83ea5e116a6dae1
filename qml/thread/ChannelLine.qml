// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Into which channel a post was written, and the way there where an own account reads it.
Item {
    id: root

    required property string channel
    required property bool leads

    signal asked

    implicitHeight: Math.max(words.height, open.visible ? open.height : 0)

    QuietLine {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: (open.visible ? open.x : root.width) - 8
        text: qsTr("in the channel %1").arg(root.channel)
    }

    TextButton {
        id: open

        anchors.right: parent.right
        anchors.rightMargin: -6
        visible: root.leads
        text: qsTr("Open the channel")
        onClicked: root.asked()
    }
}
