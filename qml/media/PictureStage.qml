// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// A picture that can be zoomed (wheel, double click, + and -) and moved (dragging, arrows).
Flickable {
    id: root

    required property string source
    /// The server's own small copy, shown where the picture itself cannot be; empty: none.
    required property string smaller
    required property string blurhash
    required property real aspect
    required property string words
    // What cannot be had comes as one clear pixel.
    readonly property bool had: picture.status === Image.Ready && picture.implicitWidth > 1
    readonly property real ratio: root.had ? picture.implicitWidth / Math.max(1, picture.implicitHeight) : (root.aspect > 0 ? root.aspect : 1.5)
    readonly property real fitWidth: Math.min(root.width, root.height * root.ratio)
    property real zoom: 1
    property bool makesDo: false

    contentWidth: Math.max(root.width, root.fitWidth * root.zoom)
    contentHeight: Math.max(root.height, root.fitWidth / root.ratio * root.zoom)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: root.zoom > 1
    onSourceChanged: root.begin()
    Accessible.role: Accessible.Graphic
    Accessible.name: root.words

    Item {
        width: root.contentWidth
        height: root.contentHeight

        Image {
            anchors.fill: picture
            visible: !root.had
            asynchronous: true
            source: root.blurhash
            sourceSize.width: 64
            sourceSize.height: 64
        }

        Image {
            id: picture

            anchors.centerIn: parent
            width: root.fitWidth * root.zoom
            height: root.fitWidth / root.ratio * root.zoom
            asynchronous: true
            cache: false
            source: root.makesDo ? root.smaller : root.source
            sourceSize.width: 2400
            sourceSize.height: 2400
            mipmap: true
            onStatusChanged: settled.restart()
        }

        // An Image tells its size after its status.
        Timer {
            id: settled

            interval: 0
            onTriggered: root.makesDo = root.makesDo || (picture.status === Image.Ready && !root.had && root.smaller.length > 0)
        }

        Plate {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 12
            visible: root.makesDo && root.had
            text: qsTr("The server's smaller copy")
        }

        Words {
            anchors.centerIn: parent
            width: Math.min(300, root.width - 32)
            visible: picture.status === Image.Ready && !root.had
            text: qsTr("The picture cannot be loaded just now.")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        MouseArea {
            anchors.fill: parent
            onDoubleClicked: mouse => root.zoomAt(root.zoom > 1 ? 1 : 2.5, mouse.x - root.contentX, mouse.y - root.contentY)
            onWheel: wheel => root.turn(wheel)
        }
    }

    /// Sideways wheels are the deck's.
    function turn(wheel: WheelEvent): void {
        wheel.accepted = wheel.angleDelta.y !== 0;
        if (wheel.accepted) {
            root.zoomAt(root.zoom * Math.pow(1.0015, wheel.angleDelta.y), wheel.x - root.contentX, wheel.y - root.contentY);
        }
    }

    function zoomBy(factor: real): void {
        root.zoomAt(root.zoom * factor, root.width / 2, root.height / 2);
    }

    function pan(x: real, y: real): void {
        root.contentX = Math.max(0, Math.min(root.contentWidth - root.width, root.contentX + x));
        root.contentY = Math.max(0, Math.min(root.contentHeight - root.height, root.contentY + y));
    }

    function begin(): void {
        root.makesDo = false;
        root.fit();
    }

    function fit(): void {
        root.zoom = 1;
        root.contentX = 0;
        root.contentY = 0;
    }

    /// What lies below the point (x, y) of the view stays there.
    function zoomAt(zoom: real, x: real, y: real): void {
        const shareX = (root.contentX + x) / root.contentWidth;
        const shareY = (root.contentY + y) / root.contentHeight;
        root.zoom = Math.max(1, Math.min(8, zoom));
        root.contentX = Math.max(0, Math.min(root.contentWidth - root.width, shareX * root.contentWidth - x));
        root.contentY = Math.max(0, Math.min(root.contentHeight - root.height, shareY * root.contentHeight - y));
    }
}
