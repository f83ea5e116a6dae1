// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Offers to go to where another app has read. It lies over the last rows and moves none.
Rectangle {
    id: root

    required property Ui.Column column

    height: Math.max(44, words.implicitHeight + 16, go.height + 8)
    radius: Theme.boxRadius
    visible: root.column.readElsewhere
    color: Theme.raised
    border.color: Theme.edge

    Words {
        id: words

        x: 14
        anchors.verticalCenter: parent.verticalCenter
        width: go.x - x - 8
        text: qsTr("Read further in another app")
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: words.text
    }

    TextButton {
        id: go

        anchors.right: stay.left
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Go there")
        onClicked: root.column.goWhereRead()
    }

    IconButton {
        id: stay

        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        name: "close"
        size: 16
        text: qsTr("Stay here")
        onClicked: root.column.stayHere()
    }
}
