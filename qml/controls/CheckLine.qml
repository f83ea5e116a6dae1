// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A line with a mark at its left that turns when what was asked for is done: it may be refused, and
/// then `words` say why. It stays where the keys are meanwhile.
T.AbstractButton {
    id: root

    required property bool inside
    required property bool busy
    required property string words
    /// Whether it is known what the mark shall be.
    property bool known: true
    readonly property bool settled: root.known && !root.busy

    implicitWidth: 320
    implicitHeight: Math.max(Theme.control, label.height + 12) + (why.visible ? why.height + 6 : 0)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.description: root.words
    Accessible.checkable: true
    Accessible.checked: root.inside
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: 8
        color: root.down ? Theme.pressed : (root.hovered ? Theme.raised : "transparent")

        FocusRing {
            anchors.margins: 0
            radius: 8
            shown: root.activeFocus
        }
    }

    Rectangle {
        id: box

        x: 8
        y: (Math.max(Theme.control, label.height + 12) - height) / 2
        width: Theme.mark(20)
        height: width
        radius: 6
        opacity: root.settled ? 1 : 0.5
        color: root.inside ? Theme.accent : "transparent"
        border.color: root.inside ? Theme.accent : Theme.edge

        Icon {
            anchors.centerIn: parent
            visible: root.inside
            name: "check"
            size: 16
            tint: Theme.onAccent
        }
    }

    Words {
        id: label

        x: box.x + box.width + 10
        anchors.verticalCenter: box.verticalCenter
        width: root.width - x - 8
        text: root.text
        color: root.settled ? Theme.text : Theme.muted
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    Problem {
        id: why

        x: label.x
        y: Math.max(box.y + box.height, label.y + label.height) + 6
        width: label.width
        text: root.words
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
