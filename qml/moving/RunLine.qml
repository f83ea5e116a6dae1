// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// One run among the others.
T.AbstractButton {
    id: root

    required property string runId
    required property string title
    required property string words
    required property string pace
    required property list<var> shares
    required property string trouble
    required property string colour
    required property bool current

    implicitHeight: bar.y + bar.height + 10
    focusPolicy: Qt.StrongFocus
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.title + ", " + root.words + ", " + (root.trouble.length > 0 ? root.trouble : root.pace)
    Accessible.checked: root.current

    background: Rectangle {
        color: root.current ? Theme.raised : (root.hovered ? Theme.pressed : "transparent")

        FocusRing {
            anchors.margins: 2
            shown: root.activeFocus
        }
    }

    Rectangle {
        x: 16
        anchors.verticalCenter: title.verticalCenter
        width: 9
        height: 9
        radius: 4.5
        color: root.colour.length > 0 ? root.colour : Theme.muted
    }

    Words {
        id: title

        x: 32
        y: 8
        width: state.x - x - 8
        text: root.title
        elide: Text.ElideMiddle
    }

    Words {
        id: state

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.baseline: title.baseline
        text: root.words
        color: root.trouble.length > 0 ? Theme.accentText : Theme.muted
        font.pixelSize: Theme.small
    }

    RunBar {
        id: bar

        x: 32
        y: title.y + title.height + 6
        width: parent.width - 48
        height: 5
        shares: root.shares
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
