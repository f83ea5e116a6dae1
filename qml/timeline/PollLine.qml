// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import Asterism.Ui
import QtQuick
import QtQuick.Templates as T

/// One thing that a poll asks about: to be chosen, or with how many chose it.
T.AbstractButton {
    id: root

    required property rowPollOption option
    required property bool choosing
    required property bool multiple
    required property bool picked
    /// A vote is on its way.
    required property bool waits

    implicitHeight: Math.max(Theme.sized(32), title.implicitHeight + 12)
    enabled: root.choosing
    focusPolicy: root.choosing ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: root.choosing ? (root.multiple ? Accessible.CheckBox : Accessible.RadioButton) : Accessible.StaticText
    Accessible.name: root.option.votes.length > 0 && !root.choosing ? root.option.plain + ", " + root.option.votes : root.option.plain
    Accessible.checkable: root.choosing
    Accessible.checked: root.choosing ? root.picked : root.option.own
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: 8
        color: root.hovered ? Theme.pressed : Theme.raised
        border.width: root.choosing ? 1 : 0
        border.color: root.picked ? Theme.accent : Theme.hairline

        Rectangle {
            visible: !root.choosing
            width: Math.max(root.option.share * parent.width, 4)
            height: parent.height
            radius: 8
            color: Theme.pressed
        }

        FocusRing {
            anchors.margins: 0
            radius: 8
            shown: root.activeFocus
        }
    }

    Rectangle {
        id: box

        x: 10
        anchors.verticalCenter: parent.verticalCenter
        visible: root.choosing
        width: Theme.mark(16)
        height: width
        radius: root.multiple ? 4 : width / 2
        color: root.picked ? Theme.accent : "transparent"
        border.color: root.picked ? Theme.accent : Theme.edge

        Icon {
            anchors.centerIn: parent
            visible: root.picked
            name: "check"
            size: 12
            tint: Theme.onAccent
        }
    }

    Text {
        id: title

        x: root.choosing ? box.x + box.width + 8 : 10
        anchors.verticalCenter: parent.verticalCenter
        width: (own.visible ? own.x : votes.x) - title.x - 10
        textFormat: Text.StyledText
        text: Theme.styled(root.option.title, Theme.body)
        color: Theme.text
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
    }

    Icon {
        id: own

        x: votes.x - width - 6
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.choosing && root.option.own
        name: "check"
        size: 16
        tint: Theme.accentText
        opacity: root.waits ? 0.6 : 1
    }

    Words {
        id: votes

        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        text: root.choosing ? "" : root.option.votes
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
