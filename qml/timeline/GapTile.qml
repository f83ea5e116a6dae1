// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Pictures that may be missing between two tiles: how long a time, where, and Load.
Rectangle {
    id: root

    required property string text
    required property bool loads

    signal loadAsked

    radius: Theme.boxRadius
    color: Theme.column
    border.color: Theme.hairline

    Image {
        anchors.fill: parent
        anchors.margins: 4
        fillMode: Image.Tile
        source: "image://icon/stripes/" + String(Theme.sharp ? Theme.raised : Theme.hairline).substring(1)
        sourceSize.width: 24
        sourceSize.height: 24
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 16
        spacing: 6

        Words {
            width: parent.width
            text: root.text
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            maximumLineCount: 5
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
        }

        LinkLine {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.loads
            text: qsTr("Load")
            font.bold: true
            onClicked: root.loadAsked()
        }
    }
}
