// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One list that an account's server keeps, or the heading above an account's first one.
Item {
    id: root

    required property string source
    required property string acct
    required property string title
    required property string host
    required property bool inside
    required property bool known
    required property bool busy
    required property string words
    required property bool offer
    readonly property bool heads: root.source.length === 0

    signal changeAsked(bool to)
    signal oursAsked

    implicitHeight: root.heads ? trouble.y + trouble.height : line.height + (ours.visible ? ours.height + 4 : 0)
    Accessible.role: root.heads ? Accessible.Heading : Accessible.ListItem
    Accessible.name: root.heads ? heading.text : root.title

    Words {
        id: heading

        y: 14
        width: parent.width
        visible: root.heads
        text: qsTr("Lists that %1 keeps for %2").arg(root.host).arg(root.acct)
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Problem {
        id: trouble

        y: heading.y + heading.height + 2
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.heads && text.length > 0
        text: root.words
    }

    CheckLine {
        id: line

        width: parent.width
        visible: !root.heads
        text: root.title
        inside: root.inside
        busy: root.busy
        known: root.known
        words: root.heads ? "" : root.words
        onClicked: root.known ? root.changeAsked(!root.inside) : undefined
    }

    TextButton {
        id: ours

        x: Theme.mark(20) + 12
        y: line.height
        visible: root.offer
        text: qsTr("Add to a list of Asterism's")
        onClicked: root.oursAsked()
    }
}
