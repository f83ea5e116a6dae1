// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Whose picture it is: an avatar in the corner, and the handle beside it when it is looked at.
Item {
    id: root

    required property string avatar
    required property string acct
    required property bool told
    required property real most
    readonly property int edge: Theme.mark(24)

    implicitWidth: root.edge
    implicitHeight: root.edge

    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: -2
        y: -2
        width: Math.min(root.most, words.implicitWidth + root.edge + 16)
        height: root.edge + 4
        visible: root.told
        radius: 8
        color: Theme.picturePlate

        Words {
            id: words

            x: 8
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - root.edge - 16
            text: root.acct
            elide: Text.ElideRight
            font.pixelSize: Theme.sized(11)
            color: Theme.onPicture
        }
    }

    Avatar {
        size: root.edge
        source: root.avatar
    }
}
