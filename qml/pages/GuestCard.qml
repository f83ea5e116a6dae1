// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Reads a server without an account: its name is all that is needed.
Rectangle {
    id: root

    property string problem

    signal asked(string host)

    implicitHeight: problem.y + (problem.visible ? problem.height + 14 : 4)
    radius: Theme.radius
    color: Theme.column
    border.color: Theme.hairline

    Icon {
        x: 20
        y: 22
        name: "eye"
        size: 24
        tint: Theme.accentText
    }

    Words {
        id: heading

        x: 64
        y: 16
        width: parent.width - 84
        text: qsTr("Read a server as a guest")
        font.pixelSize: Theme.heading
        font.bold: true
        wrapMode: Text.Wrap
    }

    Words {
        id: about

        x: 64
        y: heading.y + heading.height + 3
        width: parent.width - 84
        text: qsTr("Its public posts, without an account, where it allows that.")
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Field {
        id: host

        x: 64
        y: about.y + about.height + 12
        width: parent.width - 84 - read.width - 8
        placeholderText: "example.social"
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        Accessible.name: qsTr("Server")
        onAccepted: root.asked(host.text)
    }

    PushButton {
        id: read

        anchors.right: parent.right
        anchors.rightMargin: 20
        y: host.y
        height: host.height
        enabled: host.length > 0
        text: qsTr("Read")
        onClicked: root.asked(host.text)
    }

    Problem {
        id: problem

        x: 66
        y: host.y + host.height + 12
        width: parent.width - 86
        text: root.problem
    }
}
