// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// One place that can be jumped to, with the name of its group above the first of them.
Item {
    id: root

    required property bool current
    required property int index
    required property string name
    required property string detail
    required property string icon
    required property string image
    required property string sign
    required property string colour
    required property string heading
    required property string other
    required property string spoken
    readonly property int mark: Theme.sized(22)
    readonly property bool offers: root.other.length > 0 && (root.current || pointer.hovered)

    signal chosen
    signal otherChosen

    implicitHeight: body.height + (root.heading.length > 0 ? group.height : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.spoken
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.onPressAction: root.chosen()

    Words {
        id: group

        x: 10
        width: parent.width - 20
        height: Theme.line + 8
        visible: root.heading.length > 0
        text: root.heading
        color: Theme.muted
        font.pixelSize: Theme.small
        verticalAlignment: Text.AlignBottom
        bottomPadding: 4
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Item {
        id: body

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(36, Theme.sized(36))

        Rectangle {
            anchors.fill: parent
            radius: 8
            color: root.current || pointer.hovered ? Theme.pressed : "transparent"
            border.width: root.current ? 1 : 0
            border.color: Theme.edge
        }

        TapHandler {
            onTapped: root.chosen()
        }

        Image {
            x: 10
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
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            width: root.mark
            visible: root.image.length === 0 && root.sign.length > 0
            text: root.sign
            font.family: Theme.emojiFont
            font.pixelSize: root.mark - 4
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }

        Icon {
            x: 10 + (root.mark - width) / 2
            anchors.verticalCenter: parent.verticalCenter
            visible: root.image.length === 0 && root.sign.length === 0
            name: root.icon
            size: 18
        }

        Rectangle {
            x: 2
            anchors.verticalCenter: parent.verticalCenter
            width: 3
            height: root.mark
            radius: 1.5
            visible: root.colour.length > 0
            color: visible ? root.colour : "transparent"
        }

        Text {
            id: title

            readonly property real room: (root.offers ? more.x : body.width) - x - 10

            x: 20 + root.mark
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.detail.length > 0 ? title.room * 0.6 : title.room)
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
            width: title.x + title.room - x
            visible: root.detail.length > 0
            text: root.detail
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }

        // The keys stay where it is typed: there it is Shift+Enter.
        TextButton {
            id: more

            anchors.right: parent.right
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            visible: root.offers
            focusPolicy: Qt.NoFocus
            text: root.other
            onClicked: root.otherChosen()
        }

        HoverHandler {
            id: pointer

            cursorShape: Qt.PointingHandCursor
        }
    }
}
