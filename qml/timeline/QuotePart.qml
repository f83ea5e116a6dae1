// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// The beginning of a quoted post.
Rectangle {
    id: root

    required property string author
    required property string text

    signal clicked

    implicitHeight: quoted.y + quoted.implicitHeight + 10
    radius: Theme.boxRadius
    color: pointer.hovered ? Theme.raised : "transparent"
    border.color: Theme.hairline
    Accessible.role: Accessible.Link
    Accessible.name: qsTr("quoted post")
    Accessible.onPressAction: root.clicked()

    Text {
        id: name

        x: 12
        y: 10
        width: parent.width - 24
        textFormat: Text.StyledText
        text: Theme.styled(root.author, Theme.small)
        color: Theme.text
        font.pixelSize: Theme.small
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideRight
    }

    Text {
        id: quoted

        x: 12
        y: name.y + name.height + 2
        width: parent.width - 24
        textFormat: Text.StyledText
        text: Theme.styled(root.text, Theme.small)
        color: Theme.text
        linkColor: Theme.text
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
        lineHeight: Theme.sized(19)
        lineHeightMode: Text.FixedHeight
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
