// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// How an account, a server or one of its sources is doing.
Item {
    id: root

    required property bool head
    required property string name
    required property string colour
    required property string words
    required property string trouble
    required property bool fine
    required property bool live
    required property string host
    required property bool needsSignIn
    readonly property real indent: root.head ? 20 : 40
    /// The words have a line of their own.
    readonly property bool stacked: root.head || root.indent + title.implicitWidth + 12 + state.implicitWidth > root.width

    signal signInAsked

    implicitHeight: (again.visible ? again.y + again.height : (trouble.visible ? trouble.y + trouble.height : Math.max(title.y + title.height, state.y + state.height))) + 6
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + ": " + root.words + (root.trouble.length > 0 ? ". " + root.trouble : "")

    Rectangle {
        y: 4
        width: parent.width
        height: 1
        visible: root.head
        color: Theme.hairline
    }

    Rectangle {
        x: root.head ? 1 : 22
        y: title.y + (title.height - height) / 2
        width: root.head ? 11 : 8
        height: width
        radius: root.head ? 3.5 : 4
        color: root.head ? (root.colour.length > 0 ? root.colour : Theme.muted) : (root.fine ? (root.live ? Theme.fine : "transparent") : Theme.accentText)
        border.width: root.head || root.live || !root.fine ? 0 : 1.5
        border.color: Theme.muted
    }

    Words {
        id: title

        x: root.indent
        y: root.head ? 14 : 4
        width: root.stacked ? parent.width - x : implicitWidth
        text: root.name
        font.bold: root.head
        elide: Text.ElideMiddle
    }

    Words {
        id: state

        x: root.stacked ? root.indent : title.x + title.width + 12
        y: root.stacked ? title.y + title.height + 2 : title.y + (title.height - height) / 2
        width: parent.width - x
        text: root.words
        color: root.fine ? Theme.muted : Theme.accentText
        font.pixelSize: Theme.small
        horizontalAlignment: root.stacked ? Text.AlignLeft : Text.AlignRight
        wrapMode: root.stacked ? Text.Wrap : Text.NoWrap
    }

    Words {
        id: trouble

        x: root.indent
        y: Math.max(title.y + title.height, state.y + state.height) + 2
        width: parent.width - x
        visible: root.trouble.length > 0
        text: root.trouble
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    PushButton {
        id: again

        x: root.indent
        y: trouble.y + trouble.height + 8
        visible: root.needsSignIn
        symbol: "key"
        text: qsTr("Sign in again…")
        onClicked: root.signInAsked()
    }
}
