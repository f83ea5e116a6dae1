// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// A small button on a picture. Not for keys: what it does they do where the picture is chosen.
T.AbstractButton {
    id: root

    required property string symbol

    implicitWidth: Theme.mark(24)
    implicitHeight: Theme.mark(24)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.symbol
            size: 14
            tint: Theme.onPicture
        }
    }

    background: Rectangle {
        radius: 8
        color: Theme.picturePlate
        border.width: root.hovered ? 1 : 0
        border.color: Theme.onPicture
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
