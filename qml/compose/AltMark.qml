// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Whether a file that is to be posted is described; it stands out where it is not.
Rectangle {
    id: root

    required property bool described

    implicitWidth: label.implicitWidth + 10
    implicitHeight: label.implicitHeight + 4
    radius: 6
    color: root.described ? Theme.picturePlate : Theme.accent

    Words {
        id: label

        anchors.centerIn: parent
        text: root.described ? qsTr("ALT", "mark of a picture that has a description") : qsTr("+ ALT", "mark of a picture that has no description yet")
        color: root.described ? Theme.onPicture : Theme.onAccent
        font.pixelSize: Theme.sized(11)
        font.bold: true
        Accessible.ignored: true
    }
}
