// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// One person in a comparison.
Item {
    id: root

    required property string acct
    required property string name
    required property list<string> marks
    required property list<string> tones
    required property string lists
    required property string fate
    required property string says
    required property bool selected
    required property bool current
    required property real whoWidth
    required property real cellWidth
    required property real listsWidth

    signal pressed(int modifiers)

    height: Math.max(Theme.sized(34), Theme.line + 12)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.says
    Accessible.selectable: true
    Accessible.selected: root.selected

    Rectangle {
        anchors.fill: parent
        color: root.selected ? Theme.pressed : (pointer.hovered ? Theme.raised : "transparent")
    }

    HoverHandler {
        id: pointer
    }

    MouseArea {
        anchors.fill: parent
        onPressed: mouse => root.pressed(mouse.modifiers)
    }

    Words {
        id: who

        x: 16
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, root.whoWidth - 8 - (fate.visible ? Math.min(fate.implicitWidth, root.whoWidth * 0.4) + 6 : 0))
        text: root.acct
        elide: Text.ElideMiddle
    }

    Words {
        id: fate

        anchors.baseline: who.baseline
        x: who.x + who.width + 6
        visible: root.fate.length > 0
        width: 16 + root.whoWidth - x - 8
        text: root.fate
        color: Theme.accentText
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Repeater {
        model: root.marks

        Words {
            required property string modelData
            required property int index

            x: 16 + root.whoWidth + index * root.cellWidth
            anchors.verticalCenter: root.verticalCenter
            width: root.cellWidth
            text: modelData
            color: Theme.tone(root.tones[index] ?? "", Theme.muted)
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Words {
        x: parent.width - root.listsWidth - 16
        anchors.verticalCenter: parent.verticalCenter
        visible: root.listsWidth > 0
        width: root.listsWidth
        text: root.lists
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    FocusRing {
        anchors.margins: 1
        shown: root.current
    }
}
