// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtMultimedia
import QtQuick
import Asterism

/// Plays a film or a sound from a file: the original is fetched first, the player gets no address.
Item {
    id: root

    focus: true
    activeFocusOnTab: true

    property Ui.MediaFiles files: null
    property Ui.rowMedia media
    readonly property bool loops: root.media.type === "gifv"
    readonly property bool silent: root.media.type === "audio"
    property string asked
    property string problem
    property real share: -1
    // In ints: the player's own are of a type that QML has no name for.
    property int place: 0
    property int length: 0

    onMediaChanged: root.load()
    onFilesChanged: root.load()
    onVisibleChanged: root.visible ? undefined : player.pause()
    Component.onDestruction: root.leave()
    Keys.onSpacePressed: root.toggle()

    MediaPlayer {
        id: player

        loops: root.loops ? MediaPlayer.Infinite : 1
        videoOutput: screen
        onPositionChanged: place => root.place = place
        onDurationChanged: length => root.length = length
        onErrorOccurred: (error, words) => root.problem = words

        audioOutput: AudioOutput {
            id: loudness

            volume: 0.8
            muted: root.loops
        }
    }

    VideoOutput {
        id: screen

        anchors.fill: parent
        anchors.bottomMargin: controls.height
        visible: !root.silent
    }

    Image {
        anchors.fill: screen
        visible: !root.silent && !player.hasVideo
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: root.media.preview
        sourceSize.width: 640
        sourceSize.height: Math.round(640 / (root.media.aspect > 0 ? root.media.aspect : 1.5))
    }

    Icon {
        anchors.centerIn: screen
        visible: root.silent
        name: "note"
        size: 72
        tint: Theme.edge
    }

    MouseArea {
        anchors.fill: screen
        onClicked: root.toggle()
    }

    Rectangle {
        anchors.centerIn: screen
        width: Math.min(parent.width - 32, state.implicitWidth + 32)
        height: state.height + 20
        visible: state.text.length > 0
        radius: 10
        color: Theme.picturePlate

        Words {
            id: state

            anchors.centerIn: parent
            width: Math.min(implicitWidth, screen.width - 64)
            text: root.problem.length > 0 ? root.problem : root.waiting(player.source)
            color: Theme.onPicture
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }

    FilmControls {
        id: controls

        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.loops
        height: visible ? implicitHeight : 0
        playing: player.playbackState === MediaPlayer.PlayingState
        position: root.place
        duration: root.length
        volume: loudness.volume
        muted: loudness.muted
        onToggled: root.toggle()
        onSought: place => player.position = place
        onVolumeAsked: to => loudness.volume = to
        onMuteToggled: loudness.muted = !loudness.muted
    }

    Connections {
        target: root.files

        function onReady(url: string, file: url): void {
            if (url === root.asked) {
                player.source = file;
                player.play();
            }
        }

        function onProgress(url: string, share: double): void {
            root.share = url === root.asked ? share : root.share;
        }

        function onFailed(url: string, sentence: string): void {
            root.problem = url === root.asked ? sentence : root.problem;
        }
    }

    function waiting(source: url): string {
        return String(source).length > 0 ? "" : (root.share > 0 ? qsTr("Fetching… %1 %").arg(Math.round(root.share * 100)) : qsTr("Fetching…"));
    }

    function load(): void {
        if (root.files === null || root.media.url.length === 0 || root.media.url === root.asked) {
            return;
        }
        root.leave();
        player.source = "";
        root.problem = "";
        root.share = -1;
        root.asked = root.media.url;
        root.files.fetch(root.asked);
    }

    function leave(): void {
        player.stop();
        if (root.files !== null && root.asked.length > 0) {
            root.files.cancel(root.asked);
        }
    }

    function toggle(): void {
        player.playbackState === MediaPlayer.PlayingState ? player.pause() : player.play();
    }
}
