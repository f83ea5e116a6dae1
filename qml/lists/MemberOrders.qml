// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// In which order members are shown. The present one, chosen again, puts them in order anew.
PopupMenu {
    id: root

    required property Ui.MembersModel members

    signal chosen

    Repeater {
        model: root.members.orders

        PopupMenuItem {
            required property string modelData
            required property int index

            checkable: true
            checked: root.members.order === index
            text: modelData
            onTriggered: root.choose(index)
        }
    }

    function choose(order: int): void {
        root.members.order = order;
        root.chosen();
    }
}
