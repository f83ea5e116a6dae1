// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// What a thing is, after the pointer has rested on it.
T.ToolTip {
    id: root

    property string words
    property bool wanted: false

    visible: root.wanted && root.words.length > 0
    delay: 600
    margins: 8
    leftPadding: 10
    rightPadding: 10
    topPadding: 6
    bottomPadding: 6
    x: root.parent ? (root.parent.width - root.implicitWidth) / 2 : 0
    y: root.parent ? root.parent.height + 4 : 0
    implicitWidth: Math.min(360, root.implicitContentWidth + root.leftPadding + root.rightPadding)
    implicitHeight: root.implicitContentHeight + root.topPadding + root.bottomPadding
    closePolicy: T.Popup.NoAutoClose

    contentItem: Words {
        text: root.words
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    background: Rectangle {
        radius: 8
        color: Theme.raised
        border.color: Theme.edge
    }
}
