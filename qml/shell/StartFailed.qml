// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism
import QtQuick
import QtQuick.Window

/// What stands in the place of the window when the data folder cannot be opened.
Window {
    id: root

    required property string sentence

    width: 520
    height: words.implicitHeight + close.height + 3 * 24
    minimumWidth: 320
    minimumHeight: root.height
    visible: true
    title: "Asterism"
    color: Theme.window

    Words {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 24
        text: root.sentence
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.sentence
    }

    PushButton {
        id: close

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 24
        focus: true
        primary: true
        text: qsTr("Close")
        onClicked: root.close()
    }
}
