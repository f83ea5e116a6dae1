// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Whether one is told of a member's new posts; one for a whole list.
PopupMenu {
    id: root

    required property Ui.MembersModel members
    property string acct
    property int notice: 0

    PopupMenuItem {
        title: true
        text: qsTr("Notify of new posts of %1").arg(root.acct)
    }

    PopupMenuItem {
        checkable: true
        checked: root.notice === 0
        text: root.members.listNotifies ? qsTr("As the list: yes") : qsTr("As the list: no")
        onTriggered: root.members.setNotice(root.acct, 0)
    }

    PopupMenuItem {
        checkable: true
        checked: root.notice === 1
        text: qsTr("Always")
        onTriggered: root.members.setNotice(root.acct, 1)
    }

    PopupMenuItem {
        checkable: true
        checked: root.notice === 2
        text: qsTr("Never")
        onTriggered: root.members.setNotice(root.acct, 2)
    }

    function openFor(acct: string, notice: int, at: Item): void {
        root.acct = acct;
        root.notice = notice;
        root.popup(at, at.width - root.implicitWidth, at.height + 4);
    }
}
