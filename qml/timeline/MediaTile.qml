// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// One picture, film or sound. The blurred picture stands below until the real one is there.
Item {
    id: root

    required property rowMedia media
    required property bool covered
    required property int further
    readonly property bool bare: root.media.preview.length === 0
    // Words stand there instead of a picture, which want a plain ground.
    readonly property bool worded: !root.covered && (root.bare || (preview.status === Image.Ready && !root.had))
    readonly property bool moves: root.media.type === "video" || root.media.type === "gifv"
    // What cannot be had comes as one clear pixel.
    readonly property bool had: preview.status === Image.Ready && preview.implicitWidth > 1
    // In steps, so that a resized column does not ask for a new picture at every pixel.
    readonly property int asked: Math.ceil(root.width / 160) * 160
    readonly property int askedHeight: Math.round(root.asked * root.height / Math.max(1, root.width))

    signal clicked

    Accessible.role: Accessible.Graphic
    Accessible.name: root.media.description.length > 0 ? root.media.description : qsTr("no description")
    Accessible.onPressAction: root.clicked()

    Rectangle {
        anchors.fill: parent
        visible: root.worded || blurred.status !== Image.Ready
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.hairline
    }

    Image {
        id: blurred

        anchors.fill: parent
        visible: root.covered || !root.had && !root.worded
        asynchronous: true
        source: root.media.blurhash
        sourceSize.width: root.asked
        sourceSize.height: root.askedHeight
    }

    Image {
        id: preview

        anchors.fill: parent
        visible: !root.covered
        asynchronous: true
        source: root.covered ? "" : root.media.preview
        sourceSize.width: root.asked
        sourceSize.height: root.askedHeight
    }

    Lazy {
        anchors.fill: parent
        active: root.worded

        content: BareMedia {
            media: root.media
        }
    }

    Lazy {
        anchors.centerIn: parent
        active: root.moves && !root.covered && !root.bare

        content: PlayMark {
        }
    }

    Lazy {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: 8
        active: !root.covered && !root.bare && root.media.description.length > 0

        content: Plate {
            text: qsTr("ALT", "mark of a picture that has a description")
            found: root.media.markedDescription.length > 0
        }
    }

    Lazy {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 8
        active: !root.covered && !root.bare && (root.media.duration.length > 0 || root.media.type === "gifv" || root.further > 0)

        content: Plate {
            text: root.further > 0 ? qsTr("%1 more").arg(root.further) : (root.media.type === "gifv" ? qsTr("GIF", "mark of a looping film without sound") : root.media.duration)
        }
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        onClicked: root.clicked()
    }
}
