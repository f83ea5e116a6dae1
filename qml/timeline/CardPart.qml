// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism
import Asterism.Ui
import QtQuick

/// What a linked page says about itself.
Rectangle {
    id: root

    required property string title
    /// The same with what was searched for marked; styled, mostly empty.
    property string marked: ""
    required property string text
    required property string picture
    readonly property bool pictured: root.picture.length > 0

    signal clicked

    implicitHeight: Theme.sized(72)
    radius: Theme.boxRadius
    color: pointer.hovered ? Theme.raised : "transparent"
    border.color: Theme.hairline
    Accessible.role: Accessible.Link
    Accessible.name: root.title
    Accessible.onPressAction: root.clicked()

    Lazy {
        anchors.right: parent.right
        anchors.rightMargin: 1
        active: root.pictured

        content: Image {
            y: 1
            width: root.height * 1.4
            height: root.height - 2
            asynchronous: true
            source: root.picture
            sourceSize.width: width
            sourceSize.height: height
        }
    }

    Words {
        id: heading

        x: 12
        y: parent.height / 2 - height - 1 + (root.text.length > 0 ? 0 : height / 2)
        width: parent.width - 24 - (root.pictured ? root.height * 1.4 : 0)
        visible: root.marked.length === 0
        text: root.title
        font.bold: true
        elide: Text.ElideRight
    }

    // By itself, as in a warning: no plain text is ever read as markup.
    Words {
        x: heading.x
        y: heading.y
        width: heading.width
        visible: !heading.visible
        textFormat: Text.StyledText
        text: root.marked
        font.bold: true
        elide: Text.ElideRight
    }

    Words {
        x: 12
        y: parent.height / 2 + 2
        width: heading.width
        text: root.text
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        onClicked: root.clicked()
    }

    HoverHandler {
        id: pointer
    }
}
