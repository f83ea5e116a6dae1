// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A hint, from when it is made.
T.ToolTip {
    id: root

    required property string words

    margins: 8
    leftPadding: 10
    rightPadding: 10
    topPadding: 6
    bottomPadding: 6
    implicitWidth: Math.min(360, root.implicitContentWidth + root.leftPadding + root.rightPadding)
    implicitHeight: root.implicitContentHeight + root.topPadding + root.bottomPadding
    closePolicy: T.Popup.NoAutoClose
    // When it has its delay; not for what left the window under the pointer, as a row does that is put by.
    Component.onCompleted: root.parent !== null && root.parent.Window.window !== null ? root.open() : undefined

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
