// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A quiet button: words in the colour of links.
T.Button {
    id: root

    /// Wrapped, its words begin at the left and are never cut off.
    property int wrapMode: Text.NoWrap
    readonly property bool wraps: root.wrapMode !== Text.NoWrap

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
        horizontalAlignment: root.wraps ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: root.wrapMode
        elide: root.wraps ? Text.ElideNone : Text.ElideRight
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
