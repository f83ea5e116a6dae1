// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// One person, hashtag or emoji that the word being typed could become.
Item {
    id: root

    required property Ui.Completions completions
    required property int index
    required property string name
    required property string detail
    required property string image
    required property string sign
    required property string spoken
    readonly property bool current: root.index === root.completions.at
    readonly property int mark: Theme.sized(24)

    signal chosen(int row)

    implicitHeight: Math.max(36, Theme.sized(36))
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.onPressAction: root.chosen(root.index)

    Rectangle {
        anchors.fill: parent
        radius: 8
        color: root.current || pointer.hovered ? Theme.pressed : "transparent"
        border.width: root.current ? 1 : 0
        border.color: Theme.edge
    }

    Image {
        x: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: root.image.length > 0
        width: root.mark
        height: root.mark
        sourceSize.width: root.mark
        sourceSize.height: root.mark
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: root.image
    }

    Words {
        x: 8
        anchors.verticalCenter: parent.verticalCenter
        width: root.mark
        visible: root.image.length === 0
        text: root.sign
        font.family: Theme.emojiFont
        font.pixelSize: root.mark - 4
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }

    Text {
        id: title

        readonly property real room: root.width - x - 10

        x: 16 + root.mark
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.detail.length > 0 ? title.room * 0.55 : title.room)
        textFormat: Text.StyledText
        text: Theme.styled(root.name, Theme.body)
        color: Theme.text
        font.pixelSize: Theme.body
        maximumLineCount: 1
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Words {
        anchors.baseline: title.baseline
        x: title.x + title.width + 8
        width: root.width - x - 10
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
        onTapped: root.chosen(root.index)
    }
}
