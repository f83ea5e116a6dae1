// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// One member: who, how they are read, and what is wrong where they are not.
Item {
    id: root

    required property string acct
    required property string name
    required property string avatar
    required property string reader
    required property string pace
    required property string trouble
    required property int notice
    /// There is a place where a profile can be shown.
    required property bool opens

    signal personAsked
    signal menuAsked(Item at)
    signal removeAsked

    activeFocusOnTab: root.opens
    Keys.onReturnPressed: root.personAsked()
    Keys.onEnterPressed: root.personAsked()
    height: (pace.visible ? pace.y + pace.height : words.y + words.height) + 12
    Accessible.role: Accessible.ListItem
    Accessible.name: root.acct + ", " + (root.trouble.length > 0 ? root.trouble : root.reader)

    MouseArea {
        anchors.fill: parent
        enabled: root.opens
        cursorShape: Qt.PointingHandCursor
        onClicked: root.personAsked()
    }

    Avatar {
        x: 16
        y: 12
        source: root.avatar
    }

    Text {
        id: title

        x: 68
        y: 11
        width: Math.min(implicitWidth, (more.x - x) * 0.6)
        textFormat: Text.StyledText
        text: Theme.styled(root.name, Theme.body)
        color: Theme.text
        font.pixelSize: Theme.body
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideRight
    }

    Words {
        anchors.baseline: title.baseline
        x: title.x + title.width + 6
        width: more.x - x - 4
        text: root.acct
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Words {
        id: words

        x: 68
        y: Math.max(title.y + title.height + 2, 32)
        width: more.x - x - 4
        text: root.trouble.length > 0 ? root.trouble : root.reader
        color: root.trouble.length > 0 ? Theme.accentText : Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Words {
        id: pace

        x: 68
        y: words.y + words.height + 1
        width: root.width - x - 16 // it stands below the buttons
        visible: root.pace.length > 0
        text: root.pace
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    IconButton {
        id: more

        anchors.right: remove.left
        y: 12
        name: "more"
        size: 16
        text: qsTr("Notices of %1").arg(root.acct)
        onClicked: root.menuAsked(more)
    }

    IconButton {
        id: remove

        anchors.right: parent.right
        anchors.rightMargin: 10
        y: 12
        name: "close"
        size: 16
        text: qsTr("Remove %1 from the list").arg(root.acct)
        onClicked: root.removeAsked()
    }

    FocusRing {
        anchors.margins: 2
        shown: root.activeFocus && !remove.activeFocus && !more.activeFocus
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
