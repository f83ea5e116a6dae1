// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Which list.
Column {
    id: root

    required property Ui.ListsModel lists
    required property string chosen

    signal picked(string id)

    spacing: 4

    Words {
        width: parent.width
        visible: root.lists.count === 0
        text: qsTr("There is no list yet: make one under Lists, at the left.")
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.lists

        Choice {
            required property string listId
            required property string name
            // A button has an icon of its own, so the role is read through the model.
            required property var model

            width: root.width
            text: model.icon.length > 0 ? model.icon + " " + name : name
            checked: root.chosen === listId
            onClicked: root.picked(listId)
        }
    }
}
