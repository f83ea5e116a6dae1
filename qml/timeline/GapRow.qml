// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism
import QtQuick

/// Posts that are missing between two rows: how many or how long, where, and Load.
Rectangle {
    id: root

    required property string text
    required property bool loads
    required property bool chosen

    signal loadAsked

    implicitHeight: Math.max(Theme.sized(36), words.implicitHeight + 14)
    color: Theme.column

    Image {
        anchors.fill: parent
        fillMode: Image.Tile
        source: "image://icon/stripes/" + String(Theme.sharp ? Theme.raised : Theme.hairline).substring(1)
        sourceSize.width: 24
        sourceSize.height: 24
    }

    Words {
        id: words

        x: (parent.width - width - (load.visible ? load.width + 8 : 0)) / 2
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width - 32 - (load.visible ? load.width + 8 : 0))
        text: root.text
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    LinkLine {
        id: load

        x: words.x + words.width + 12
        anchors.verticalCenter: parent.verticalCenter
        visible: root.loads
        text: qsTr("Load")
        font.bold: true
        onClicked: root.loadAsked()
    }

    Rectangle {
        width: 3
        height: parent.height
        visible: root.chosen
        color: Theme.accent
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
