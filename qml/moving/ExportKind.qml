// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// One thing that can be exported: whether it shall be, and how far it is.
T.AbstractButton {
    id: root

    required property string key
    required property string name
    required property string words
    required property bool chosen
    required property bool usable
    required property bool busy

    signal turned(bool chosen)

    implicitHeight: Math.max(Theme.sized(34), title.height + 10, told.height + 6)
    enabled: root.usable && !root.busy
    focusPolicy: Qt.StrongFocus
    onClicked: root.turned(!root.chosen)
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.name
    Accessible.description: root.words
    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()

    background: Rectangle {
        radius: 8
        color: root.down ? Theme.pressed : (root.hovered ? Theme.raised : "transparent")

        FocusRing {
            anchors.margins: 0
            radius: 8
            shown: root.activeFocus
        }
    }

    Rectangle {
        id: box

        x: 8
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mark(18)
        height: width
        radius: 6
        opacity: root.usable ? 1 : 0.4
        color: root.chosen ? Theme.accent : "transparent"
        border.color: root.chosen ? Theme.accent : Theme.edge

        Icon {
            anchors.centerIn: parent
            visible: root.chosen
            name: "check"
            size: 14
            tint: Theme.onAccent
        }
    }

    Words {
        id: title

        x: box.x + box.width + 10
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, (root.width - x) * 0.6)
        text: root.name
        color: root.usable ? Theme.text : Theme.muted
        wrapMode: Text.Wrap
    }

    // Beside the name: a line below it would push away what stands under it.
    Words {
        id: told

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - title.x - title.width - 20
        text: root.words
        color: Theme.muted
        font.pixelSize: Theme.small
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.Wrap
    }
}
