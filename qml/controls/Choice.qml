// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism
import QtQuick
import QtQuick.Templates as T

/// One of a few words, side by side.
T.AbstractButton {
    id: root

    implicitHeight: Theme.control
    implicitWidth: root.implicitContentWidth + 28
    checkable: true
    autoExclusive: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.checked: root.checked
    Keys.onReturnPressed: root.clicked()

    contentItem: Words {
        text: root.text
        color: root.checked ? Theme.text : Theme.muted
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        radius: 10
        color: root.checked ? Theme.pressed : (root.hovered ? Theme.raised : "transparent")
        border.color: root.checked ? Theme.accent : Theme.hairline

        FocusRing {
            anchors.margins: -3
            radius: 13
            shown: root.visualFocus
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
