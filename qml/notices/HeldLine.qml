// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Says above the notifications that a server keeps some back, and leads to whose they are.
Item {
    id: root

    required property string words

    signal clicked

    implicitHeight: button.implicitHeight + 8

    TextButton {
        id: button

        y: 4
        x: 8
        width: Math.min(implicitWidth, root.width - 16)
        text: root.words
        wrapMode: Text.Wrap // cut off it would not say what it is about
        onClicked: root.clicked()
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
