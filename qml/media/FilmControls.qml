// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Play, where one is, how loud.
Rectangle {
    id: root

    required property bool playing
    required property int position
    required property int duration
    required property real volume
    required property bool muted

    signal toggled
    signal sought(int place)
    signal volumeAsked(real to)
    signal muteToggled

    implicitHeight: 44
    color: Theme.column

    IconButton {
        id: play

        x: 8
        anchors.verticalCenter: parent.verticalCenter
        name: root.playing ? "pause" : "play"
        text: root.playing ? qsTr("Pause (Space)") : qsTr("Play (Space)")
        onClicked: root.toggled()
    }

    ThinSlider {
        anchors.left: play.right
        anchors.right: time.left
        anchors.margins: 8
        anchors.verticalCenter: parent.verticalCenter
        words: qsTr("Position")
        to: Math.max(1, root.duration)
        stepSize: 5000
        value: root.position
        onMoved: root.sought(value)
    }

    Words {
        id: time

        anchors.right: sound.left
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        text: root.clock(root.position) + " / " + root.clock(root.duration)
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    IconButton {
        id: sound

        anchors.right: level.left
        anchors.verticalCenter: parent.verticalCenter
        name: root.muted ? "muted" : "sound"
        text: root.muted ? qsTr("Sound on") : qsTr("Sound off")
        onClicked: root.muteToggled()
    }

    ThinSlider {
        id: level

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        width: 64
        words: qsTr("Volume")
        value: root.volume
        stepSize: 0.1
        onMoved: root.volumeAsked(value)
    }

    function clock(ms: int): string {
        const seconds = Math.floor(ms / 1000);
        return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    }
}
