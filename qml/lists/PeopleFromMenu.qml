// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQml
import QtQuick
import Asterism

/// From where people can be taken.
PopupMenu {
    id: root

    required property Ui.PeopleAdder adder
    readonly property int before: 3

    signal fileAsked
    signal collectionAsked
    signal chosen(string key)

    PopupMenuItem {
        symbol: "save"
        text: qsTr("A CSV file…")
        onTriggered: root.fileAsked()
    }

    PopupMenuItem {
        symbol: "browser"
        text: qsTr("A collection…")
        onTriggered: root.collectionAsked()
    }

    PopupMenuLine {
        visible: root.adder.sources.count > 0
        height: visible ? implicitHeight : 0
    }

    // A menu of Qt 6.4 puts what a Repeater makes behind its first item.
    Instantiator {
        model: root.adder.sources
        onObjectAdded: (index, object) => root.insertItem(root.before + index, object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property string key
            required property string label

            symbol: "people"
            text: label
            onTriggered: root.chosen(key)
        }
    }
}
