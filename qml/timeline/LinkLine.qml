// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// One line that can be clicked.
Words {
    id: root

    signal clicked

    color: Theme.link
    font.pixelSize: Theme.small
    wrapMode: Text.Wrap
    Accessible.role: Accessible.Link
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        onClicked: root.clicked()
    }
}
