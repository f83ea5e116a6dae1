// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// A small mark on a picture.
Rectangle {
    id: root

    required property string text
    /// What it stands for holds what was searched for.
    property bool found: false

    implicitWidth: label.implicitWidth + 12
    implicitHeight: label.implicitHeight + 6
    radius: 6
    color: root.found ? Theme.accent : Theme.picturePlate

    Words {
        id: label

        anchors.centerIn: parent
        text: root.text
        color: root.found ? Theme.onAccent : Theme.onPicture
        font.pixelSize: Theme.sized(11)
        font.bold: true
    }
}
