// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// The beginning of a quoted post, or why there is none.
Rectangle {
    id: root

    /// Empty where the text says why the post is not shown.
    required property string author
    required property string text
    /// There is a post to open.
    required property bool opens
    readonly property bool told: root.author.length > 0

    signal clicked

    implicitHeight: quoted.y + quoted.implicitHeight + 10
    radius: Theme.boxRadius
    color: root.opens && pointer.hovered ? Theme.raised : "transparent"
    border.color: Theme.hairline
    Accessible.role: root.opens ? Accessible.Link : Accessible.StaticText
    Accessible.name: root.told ? qsTr("quoted post") : root.text
    Accessible.onPressAction: {
        if (root.opens) {
            root.clicked();
        }
    }

    Text {
        id: name

        x: 12
        y: 10
        visible: root.told
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
        y: root.told ? name.y + name.height + 2 : 10
        width: parent.width - 24
        textFormat: Text.StyledText
        text: Theme.styled(root.text, Theme.small)
        color: root.told ? Theme.text : Theme.muted
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
        enabled: root.opens
        cursorShape: Qt.PointingHandCursor
        onClicked: root.clicked()
    }

    HoverHandler {
        id: pointer
    }
}
