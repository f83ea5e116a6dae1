// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// What the author warns of; the text stays behind it until asked for.
Rectangle {
    id: root

    required property string text
    required property bool open
    /// The same with what was searched for marked; styled, mostly empty.
    property string marked: ""

    signal toggled

    implicitHeight: Math.max(Theme.sized(36), words.implicitHeight + 16)
    radius: 10
    color: Theme.raised
    border.color: Theme.hairline
    Accessible.role: Accessible.Button
    Accessible.name: root.text + ", " + action.text
    Accessible.onPressAction: root.toggled()

    Icon {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        size: 16
    }

    Words {
        id: words

        x: 20 + Theme.mark(16)
        anchors.verticalCenter: parent.verticalCenter
        width: action.x - x - 8
        visible: root.marked.length === 0
        text: root.text
        color: Theme.muted
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }

    // By itself: no plain text is ever read as markup, not even while a row is used again.
    Words {
        x: words.x
        anchors.verticalCenter: parent.verticalCenter
        width: words.width
        visible: !words.visible
        textFormat: Text.StyledText
        text: root.marked
        color: Theme.muted
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }

    Words {
        id: action

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        text: root.open ? qsTr("Hide") : qsTr("Show")
        color: Theme.link
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        onClicked: root.toggled()
    }
}
