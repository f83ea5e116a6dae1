// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A button with words; `primary` for the one that most people want.
T.Button {
    id: root

    property bool primary: false
    property bool dangerous: false
    property string symbol
    readonly property color ink: root.primary ? Theme.onAccent : (root.dangerous ? Theme.danger : Theme.text)

    implicitHeight: Theme.control
    implicitWidth: root.implicitContentWidth + root.leftPadding + root.rightPadding
    leftPadding: 16 + (root.symbol.length > 0 ? 6 + Theme.mark(18) : 0)
    rightPadding: 16
    focusPolicy: Qt.StrongFocus
    opacity: root.enabled ? 1 : 0.5
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Words {
        text: root.text
        color: root.ink
        font.bold: root.primary
        elide: Text.ElideRight
        horizontalAlignment: root.symbol.length > 0 ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        radius: 10
        color: root.primary ? Theme.accent : (root.down ? Theme.pressed : Theme.raised)
        border.width: root.primary ? 0 : 1
        border.color: root.hovered ? Theme.edge : Theme.hairline

        Rectangle {
            anchors.fill: parent
            visible: root.primary && root.hovered
            radius: 10
            color: "#ffffff"
            opacity: root.down ? 0.25 : 0.12
        }

        FocusRing {
            anchors.margins: -3
            radius: 13
            shown: root.activeFocus
        }

        Icon {
            x: 14
            anchors.verticalCenter: parent.verticalCenter
            visible: root.symbol.length > 0
            name: root.symbol.length > 0 ? root.symbol : "more"
            size: 18
            tint: root.ink
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
