// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How a file is taken: whether it also takes away, and where its lists are made.
Column {
    id: root

    required property Ui.ImportPane pane

    spacing: 6

    PaneLabel {
        text: qsTr("Mode")
    }

    Flow {
        width: parent.width
        spacing: 6

        Chip {
            most: parent.width
            checked: !root.pane.overwrite
            text: qsTr("Merge — only add")
            onClicked: root.pane.overwrite = false
        }

        Chip {
            most: parent.width
            checked: root.pane.overwrite
            text: qsTr("Overwrite — also take away")
            onClicked: root.pane.overwrite = true
        }
    }

    PaneLabel {
        visible: root.pane.ofLists
        text: qsTr("Lists")
    }

    Flow {
        width: parent.width
        visible: root.pane.ofLists
        spacing: 6

        Chip {
            most: parent.width
            checked: !root.pane.serverLists
            text: qsTr("As lists of mine — nobody is followed")
            onClicked: root.pane.serverLists = false
        }

        Chip {
            most: parent.width
            checked: root.pane.serverLists
            text: qsTr("At the account's server")
            onClicked: root.pane.serverLists = true
        }
    }

    Toggle {
        width: parent.width
        visible: root.pane.ofLists && root.pane.serverLists
        checked: root.pane.followForLists
        text: qsTr("Follow who is not followed yet: the server takes nobody else into a list")
        onToggled: root.pane.followForLists = checked
    }
}
