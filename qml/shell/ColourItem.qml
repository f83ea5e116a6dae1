// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One of the colours that an account may have.
PopupMenuItem {
    id: root

    required property string colour

    leftPadding: 38

    Rectangle {
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        width: 18
        height: 18
        radius: 6
        color: root.colour
    }
}
