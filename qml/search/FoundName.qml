// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One person or hashtag that a search found.
Item {
    id: root

    required property int index
    required property string key
    required property string name
    required property string detail
    required property string image
    required property string sign
    required property string spoken
    required property bool current
    readonly property int mark: Theme.sized(32)

    signal chosen

    implicitHeight: Math.max(52, Theme.sized(52))
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.onPressAction: root.chosen()

    Rectangle {
        anchors.fill: parent
        anchors.margins: 2
        radius: 10
        color: root.current || pointer.hovered ? Theme.pressed : "transparent"
        border.width: root.current ? 1 : 0
        border.color: Theme.edge
    }

    Avatar {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        visible: root.image.length > 0
        size: root.mark
        source: root.image
    }

    Words {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        width: root.mark
        visible: root.image.length === 0
        text: root.sign
        color: Theme.muted
        font.pixelSize: Theme.big
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }

    Text {
        id: title

        readonly property real room: root.width - x - 14

        x: 26 + root.mark
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.detail.length > 0 ? title.room * 0.55 : title.room)
        textFormat: Text.StyledText
        text: Theme.styled(root.name, Theme.body)
        color: Theme.text
        font.pixelSize: Theme.body
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Words {
        anchors.baseline: title.baseline
        x: title.x + title.width + 8
        width: root.width - x - 14
        visible: root.detail.length > 0
        text: root.detail
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideMiddle
        Accessible.ignored: true
    }

    HoverHandler {
        id: pointer

        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        onTapped: root.chosen()
    }
}
