// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The members of a list, over the deck.
FocusScope {
    id: root

    required property Ui.MembersModel members
    required property real room

    signal backAsked

    implicitHeight: Math.min(root.room, Theme.sized(660))

    TextButton {
        id: back

        x: -6
        text: qsTr("← All lists")
        onClicked: root.backAsked()
    }

    Words {
        anchors.left: back.right
        anchors.leftMargin: 2
        anchors.right: parent.right
        anchors.verticalCenter: back.verticalCenter
        text: root.members.listName
        font.bold: true
        elide: Text.ElideRight
    }

    MembersView {
        x: -16
        y: back.height + 12
        width: parent.width + 32
        height: parent.height - y
        focus: true
        members: root.members
    }
}
