// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Offers to take out those whose servers have gone, and names them before it does.
Column {
    id: root

    required property Ui.MembersModel members
    /// As they were when the user was asked: nobody else is taken out.
    property list<string> named
    readonly property bool asking: root.named.length > 0

    spacing: 4

    TextButton {
        id: offer

        visible: root.members.dead.length > 0 && !root.asking
        text: qsTr("Remove the dead (%L1)…").arg(root.members.dead.length)
        onClicked: root.ask()
    }

    Words {
        x: 2
        width: parent.width - 2
        visible: root.asking
        text: qsTr("Their servers have not answered for a week, or know them no more:")
        wrapMode: Text.Wrap
    }

    ListView {
        id: rows

        width: parent.width
        height: Math.min(Math.max(contentHeight, Theme.sized(28)), Theme.sized(150))
        visible: root.asking
        clip: true
        activeFocusOnTab: true
        model: root.named
        boundsBehavior: Flickable.StopAtBounds
        Keys.onPressed: event => event.accepted = follow.turn(event.key)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Who would be removed")
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        Follow {
            id: follow

            view: rows
        }

        delegate: Words {
            required property string modelData

            width: rows.width
            leftPadding: 8
            rightPadding: 16
            topPadding: 4
            bottomPadding: 4
            text: modelData
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            Accessible.role: Accessible.ListItem
            Accessible.name: modelData
        }

        Rectangle {
            anchors.fill: parent
            z: -1
            radius: 10
            color: Theme.raised
        }

        FocusRing {
            anchors.margins: 0
            shown: rows.activeFocus
        }
    }

    Flow {
        width: parent.width
        visible: root.asking
        spacing: 8

        PushButton {
            dangerous: true
            text: qsTr("Remove these %n", "", root.named.length)
            onClicked: root.remove()
            Keys.onEscapePressed: root.leave()
        }

        TextButton {
            id: keep

            height: Theme.control
            text: qsTr("Keep them")
            onClicked: root.leave()
            Keys.onEscapePressed: root.leave()
        }
    }

    /// The keys go to the harmless answer, and back.
    function ask(): void {
        root.named = root.members.dead;
        keep.forceActiveFocus(Qt.TabFocusReason);
    }

    function leave(): void {
        root.named = [];
        offer.forceActiveFocus(Qt.TabFocusReason);
    }

    function remove(): void {
        root.members.removeDead(root.named); // before it is emptied: a list is not copied
        root.leave();
    }
}
