// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// That a post was written into a channel of its server, and the way there where an own account
/// reads it.
Icon {
    id: root

    required property string channel
    required property bool leads
    readonly property string words: qsTr("in the channel %1").arg(root.channel)

    signal asked
    signal hintAsked(Item at, string words)

    name: "channel"
    size: 14
    Accessible.role: root.leads ? Accessible.Button : Accessible.Graphic
    Accessible.name: root.words
    Accessible.onPressAction: pointed.enabled ? root.asked() : undefined

    HoverHandler {
        id: pointer

        onHoveredChanged: root.hintAsked(root, pointer.hovered ? root.words : "")
    }

    MouseArea {
        id: pointed

        anchors.fill: parent
        anchors.margins: -3
        enabled: root.leads
        cursorShape: Qt.PointingHandCursor
        onClicked: root.asked()
    }
}
