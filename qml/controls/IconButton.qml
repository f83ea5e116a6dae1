// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A button that is only an icon; its text is told to screen readers and in its hint.
T.Button {
    id: root

    required property string name
    property color tint: Theme.muted
    property int size: 20
    /// Its menu is open: the hint would cover it.
    property bool quiet: false

    implicitWidth: Theme.mark(36)
    implicitHeight: Theme.mark(36)
    focusPolicy: Qt.StrongFocus
    opacity: root.enabled ? 1 : 0.4
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.name
            size: root.size
            tint: root.hovered || (root.activeFocus && Theme.keyed) ? Theme.text : root.tint
        }
    }

    background: Rectangle {
        radius: 10
        color: root.down ? Theme.pressed : (root.hovered ? Theme.raised : "transparent")

        FocusRing {
            anchors.margins: 0
            shown: root.activeFocus
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    Hint {
        words: root.text
        wanted: root.hovered && !root.down && !root.quiet
    }
}
