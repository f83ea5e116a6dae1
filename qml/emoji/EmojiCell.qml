// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One emoji of the grid.
Item {
    id: root

    required property int index
    required property string emoji
    required property string picture
    required property string image
    required property string label
    required property bool current
    readonly property int sign: Theme.sized(24)

    signal pointed
    signal chosen

    Accessible.role: Accessible.Button
    Accessible.name: root.label
    Accessible.onPressAction: root.chosen()

    Rectangle {
        anchors.fill: parent
        anchors.margins: 1
        radius: 8
        color: pointer.hovered || root.current ? Theme.pressed : "transparent"

        FocusRing {
            anchors.margins: 0
            radius: 8
            shown: root.current
        }
    }

    Image {
        anchors.centerIn: parent
        visible: root.image.length > 0
        width: root.sign
        height: root.sign
        sourceSize.width: root.sign
        sourceSize.height: root.sign
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: root.image
    }

    Words {
        anchors.centerIn: parent
        visible: root.image.length === 0
        width: root.width - 2
        text: root.image.length === 0 ? root.emoji : ""
        font.family: Theme.emojiFont
        font.pixelSize: root.sign - 4
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }

    HoverHandler {
        id: pointer

        cursorShape: Qt.PointingHandCursor
        onHoveredChanged: pointer.hovered ? root.pointed() : undefined
    }

    TapHandler {
        onTapped: root.chosen()
    }
}
