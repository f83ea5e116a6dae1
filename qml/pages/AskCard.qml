// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One way in that begins with a server's name: icon, name, what it means, and the field.
Rectangle {
    id: root

    required property string symbol
    required property string title
    required property string words
    required property string label
    required property string verb
    property string problem
    property alias field: host

    signal asked(string typed)

    implicitHeight: problem.y + (problem.visible ? problem.height + 14 : 4)
    radius: Theme.radius
    color: Theme.column
    border.color: Theme.hairline

    Icon {
        x: 20
        y: 22
        name: root.symbol
        size: 24
        tint: Theme.accentText
    }

    Words {
        id: heading

        x: 64
        y: 16
        width: parent.width - 84
        text: root.title
        font.pixelSize: Theme.heading
        font.bold: true
        wrapMode: Text.Wrap
    }

    Words {
        id: about

        x: 64
        y: heading.y + heading.height + 3
        width: parent.width - 84
        text: root.words
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Field {
        id: host

        x: 64
        y: about.y + about.height + 12
        width: parent.width - 84 - go.width - 8
        placeholderText: "example.social"
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        Accessible.name: root.label
        onAccepted: root.ask()
    }

    PushButton {
        id: go

        anchors.right: parent.right
        anchors.rightMargin: 20
        y: host.y
        height: host.height
        enabled: host.length > 0
        text: root.verb
        onClicked: root.ask()
    }

    Problem {
        id: problem

        x: 66
        y: host.y + host.height + 12
        width: parent.width - 86
        text: root.problem
    }

    function ask(): void {
        if (host.length > 0) {
            root.asked(host.text);
        }
    }
}
