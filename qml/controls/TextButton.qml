// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A quiet button: words in the colour of links.
T.Button {
    id: root

    implicitHeight: root.implicitContentHeight + 8
    implicitWidth: root.implicitContentWidth + 12
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Words {
        text: root.text
        color: Theme.link
        font.pixelSize: Theme.small
        font.underline: root.hovered
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }

    background: Item {
        FocusRing {
            anchors.margins: 0
            shown: root.activeFocus
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
