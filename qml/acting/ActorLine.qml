// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T

/// An own account to choose, alone or with others; what it has done already, or may not do, cannot
/// be chosen.
T.AbstractButton {
    id: root

    required property Ui.rowActing acting
    required property string avatar
    required property bool chosen
    /// Others can be chosen, too.
    required property bool several
    required property bool done
    required property string whyNot
    readonly property string note: root.done ? qsTr("has done it already") : root.whyNot

    implicitHeight: Math.max(Theme.control + 4, words.height + 10)
    enabled: root.note.length === 0
    focusPolicy: Qt.StrongFocus
    text: root.acting.acct
    Accessible.role: root.several ? Accessible.CheckBox : Accessible.Button
    Accessible.name: root.text
    Accessible.description: root.note
    Accessible.checkable: root.several
    Accessible.checked: root.several && root.chosen
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: 8
        color: root.down ? Theme.edge : (root.hovered ? Theme.pressed : "transparent")

        FocusRing {
            anchors.margins: 0
            radius: 8
            shown: root.activeFocus
        }
    }

    Rectangle {
        x: 4
        anchors.verticalCenter: parent.verticalCenter
        width: 4
        height: 24
        radius: 2
        color: root.acting.colour.length > 0 ? root.acting.colour : Theme.muted
    }

    Avatar {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        size: 26
        source: root.avatar
        opacity: root.enabled ? 1 : 0.5
    }

    Column {
        id: words

        x: 50
        anchors.verticalCenter: parent.verticalCenter
        width: box.x - x - 8

        Words {
            width: parent.width
            text: root.text
            color: root.enabled ? Theme.text : Theme.muted
            elide: Text.ElideMiddle
        }

        Words {
            width: parent.width
            visible: root.note.length > 0
            text: root.note
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }

    Rectangle {
        id: box

        readonly property bool marked: root.chosen && root.enabled

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: root.several && root.enabled
        width: Theme.mark(20)
        height: width
        radius: 6
        color: box.marked ? Theme.accent : "transparent"
        border.color: box.marked ? Theme.accent : Theme.edge

        Icon {
            anchors.centerIn: parent
            visible: box.marked
            name: "check"
            size: 16
            tint: Theme.onAccent
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    function isDone(deed: string): bool {
        switch (deed) {
        case "boost":
            return root.acting.boosted;
        case "favourite":
            return root.acting.favourited;
        case "vote":
            return root.acting.voted;
        case "mute":
            return root.acting.threadMuted;
        default:
            return root.acting.bookmarked;
        }
    }
}
