// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What can be chosen about a list: each switch acts at once.
Column {
    id: root

    required property ListsModel lists
    required property string listId
    required property listSettings settings
    required property string icon

    spacing: 2

    Toggle {
        width: parent.width
        text: qsTr("Hide boosts")
        checked: root.settings.hideBoosts
        onToggled: root.lists.set(root.listId, "hide_boosts", checked)
    }

    Toggle {
        width: parent.width
        text: qsTr("Hide replies to others")
        checked: root.settings.hideReplies
        onToggled: root.lists.set(root.listId, "hide_replies", checked)
    }

    Toggle {
        width: parent.width
        text: qsTr("Only posts with media")
        checked: root.settings.onlyMedia
        onToggled: root.lists.set(root.listId, "only_media", checked)
    }

    Toggle {
        width: parent.width
        text: qsTr("As a picture grid")
        checked: root.settings.asGrid
        onToggled: root.lists.set(root.listId, "as_grid", checked)
    }

    Toggle {
        width: parent.width
        text: qsTr("Part of “everyone”")
        checked: root.settings.inEveryone
        onToggled: root.lists.set(root.listId, "in_everyone", checked)
    }

    Toggle {
        width: parent.width
        text: qsTr("Keep its posts out of home")
        checked: root.settings.exclusive
        onToggled: root.lists.set(root.listId, "exclusive", checked)
    }

    Toggle {
        width: parent.width
        text: qsTr("Notify of new posts")
        checked: root.settings.notify
        onToggled: root.lists.set(root.listId, "notify", checked)
    }

    Item {
        width: 1
        height: 6
    }

    ListColours {
        width: parent.width
        lists: root.lists
        current: root.settings.colourIndex
        onPicked: index => root.lists.setColour(root.listId, index)
    }

    Item {
        width: 1
        height: 6
    }

    Field {
        id: sign

        width: Math.min(Theme.sized(160), parent.width)
        label: qsTr("An emoji")
        placeholderText: qsTr("None")
        text: root.icon
        maximumLength: 32
        onEditingFinished: sign.text === root.icon ? undefined : root.lists.setIcon(root.listId, sign.text)
    }
}
