// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Says, in the demo that came unasked, what it is and how to leave it; takes no room otherwise.
Rectangle {
    id: root

    required property bool shown
    readonly property real indent: 26 + Theme.mark(18)
    readonly property bool narrow: root.width < root.indent + words.implicitWidth + buttons.width + 32

    signal ownAsked

    height: !root.shown ? 0 : (root.narrow ? buttons.y + buttons.height + 8 : buttons.height + 16)
    visible: root.shown
    color: Theme.raised

    Icon {
        x: 16
        anchors.verticalCenter: words.verticalCenter
        name: "sparkle"
        size: 18
        tint: Theme.accentText
    }

    Words {
        id: words

        x: root.indent
        y: root.narrow ? 10 : (root.height - words.height) / 2
        width: root.narrow ? root.width - root.indent - 16 : words.implicitWidth
        text: qsTr("This is a demo: invented people on this machine. Nothing of it is kept.")
        wrapMode: root.narrow ? Text.Wrap : Text.NoWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: words.text
    }

    Row {
        id: buttons

        x: root.narrow ? root.indent : root.width - buttons.width - 16
        y: root.narrow ? words.y + words.height + 8 : 8
        spacing: 8

        PushButton {
            text: qsTr("Sign in")
            onClicked: root.ownAsked()
        }

        PushButton {
            text: qsTr("Read a server")
            onClicked: root.ownAsked()
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
