// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A small round button below a text: an icon, words, or both.
T.Button {
    id: root

    property string symbol
    /// What it is for, before its words; told to screen readers and in its hint.
    property string about
    property string hint: root.about
    /// Its menu is open: the hint would cover it.
    property bool quiet: false
    /// It stands for something that the post has.
    property bool on: false
    property color tint: root.on ? Theme.accentText : Theme.muted
    property real most: 400
    readonly property bool worded: root.text.length > 0

    implicitHeight: Math.max(28, Theme.sized(28))
    implicitWidth: Math.min(root.most, root.implicitContentWidth + root.leftPadding + root.rightPadding)
    leftPadding: root.symbol.length > 0 ? (root.worded ? 16 : 10) + Theme.mark(16) : 12
    rightPadding: root.worded ? 12 : 10
    focusPolicy: Qt.StrongFocus
    opacity: root.enabled ? 1 : 0.55
    Accessible.role: Accessible.Button
    Accessible.name: root.worded ? root.about + ": " + root.text : root.about
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Words {
        text: root.text
        font.pixelSize: Theme.small
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        radius: height / 2
        color: root.down ? Theme.pressed : (root.hovered ? Theme.column : "transparent")
        border.color: root.on ? Theme.accent : (root.hovered ? Theme.edge : Theme.hairline)

        Icon {
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: root.symbol.length > 0
            name: root.symbol.length > 0 ? root.symbol : "more"
            size: 16
            tint: root.tint
        }

        FocusRing {
            radius: height / 2
            shown: root.activeFocus
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    Hint {
        y: -implicitHeight - 6
        words: root.hint
        wanted: root.hovered && !root.down && !root.quiet
    }
}
