// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The buttons below a picture or a film.
Rectangle {
    id: root

    required property bool first
    required property bool last
    required property bool alone
    required property bool zooms
    required property bool tells

    signal stepped(int by)
    signal zoomed(real factor)
    signal fitted
    signal toldToggled
    signal saveAsked
    signal browserAsked

    height: 48
    color: Theme.column

    Row {
        x: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.alone

        IconButton {
            name: "left"
            text: qsTr("Previous (←)")
            enabled: !root.first
            onClicked: root.stepped(-1)
        }

        IconButton {
            name: "right"
            text: qsTr("Next (→)")
            enabled: !root.last
            onClicked: root.stepped(1)
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter

        IconButton {
            visible: root.zooms
            name: "minus"
            text: qsTr("Smaller (-)")
            onClicked: root.zoomed(1 / 1.5)
        }

        IconButton {
            visible: root.zooms
            name: "fit"
            text: qsTr("The whole picture (0)")
            onClicked: root.fitted()
        }

        IconButton {
            visible: root.zooms
            name: "plus"
            text: qsTr("Larger (+)")
            onClicked: root.zoomed(1.5)
        }

        IconButton {
            name: "text"
            tint: root.tells ? Theme.accentText : Theme.muted
            text: root.tells ? qsTr("Hide the description") : qsTr("Show the description")
            onClicked: root.toldToggled()
        }

        IconButton {
            name: "save"
            text: qsTr("Save the original")
            onClicked: root.saveAsked()
        }

        IconButton {
            name: "browser"
            text: qsTr("Open the post in the browser")
            onClicked: root.browserAsked()
        }
    }

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
