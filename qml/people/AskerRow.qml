// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Somebody about whom an own account is to say yes or no.
Item {
    id: root

    required property string accountId
    required property string asked
    required property string colour
    required property string acct
    required property string name
    required property string avatar
    required property string bio
    required property string pending
    required property string trouble

    /// What it is about, and in which words that is answered: "Accept", "Accept @mei@example.org".
    required property string what
    required property string yes
    required property string yesName
    required property string no
    required property string noName

    signal accepted
    signal refused

    implicitHeight: Math.max(52, buttons.y + buttons.height) + 12
    Accessible.role: Accessible.ListItem
    Accessible.name: root.acct + " " + root.what

    Avatar {
        y: 10
        source: root.avatar
    }

    Text {
        id: title

        x: 52
        y: 8
        width: Math.min(implicitWidth, (root.width - x) * 0.6)
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
        width: root.width - x
        text: root.acct
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Rectangle {
        x: 52
        anchors.verticalCenter: whom.verticalCenter
        width: 9
        height: 9
        radius: 4.5
        color: root.colour
    }

    Words {
        id: whom

        x: 68
        y: title.y + title.height + 2
        width: root.width - x
        text: root.what
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Words {
        id: bio

        x: 52
        y: whom.y + whom.height + 2
        width: root.width - x
        height: visible ? implicitHeight : 0
        visible: root.bio.length > 0
        text: root.bio
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }

    Problem {
        id: problem

        x: 52
        y: bio.y + bio.height + 2
        width: root.width - x
        height: visible ? implicitHeight : 0
        text: root.trouble
    }

    Row {
        id: buttons

        x: 52
        y: problem.y + problem.height + 6
        spacing: 8

        PushButton {
            primary: true
            enabled: root.pending.length === 0
            text: root.yes
            Accessible.name: root.yesName
            onClicked: root.accepted()
        }

        PushButton {
            enabled: root.pending.length === 0
            text: root.no
            Accessible.name: root.noName
            onClicked: root.refused()
        }

        Words {
            height: parent.height
            visible: text.length > 0
            text: root.pending
            color: Theme.waits
            font.pixelSize: Theme.small
            verticalAlignment: Text.AlignVCenter
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
