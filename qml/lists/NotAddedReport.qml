// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// How adding ended, with everybody who could not be added and why.
Column {
    id: root

    required property Ui.PeopleAdder adder

    signal closed

    spacing: 4

    Words {
        width: parent.width
        visible: text.length > 0
        text: root.adder.summary
        font.bold: true
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    ListView {
        id: rows

        width: parent.width
        height: Math.min(Math.max(contentHeight, Theme.sized(44)), Theme.sized(150))
        visible: count > 0
        clip: true
        activeFocusOnTab: true
        model: root.adder.notAdded
        boundsBehavior: Flickable.StopAtBounds
        Keys.onPressed: event => event.accepted = follow.turn(event.key)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Who was not added")
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        Follow {
            id: follow

            view: rows
        }

        delegate: Item {
            id: row

            required property string line
            required property string who
            required property string reason

            width: rows.width
            height: why.y + why.height + 6
            Accessible.role: Accessible.ListItem
            Accessible.name: (row.line.length > 0 ? row.line + ", " : "") + row.who + ": " + row.reason

            Words {
                id: name

                x: 8
                y: 4
                width: parent.width - place.width - 32
                text: row.who
                font.pixelSize: Theme.small
                elide: Text.ElideMiddle
            }

            Words {
                id: place

                anchors.right: parent.right
                anchors.rightMargin: 16
                anchors.baseline: name.baseline
                text: row.line
                color: Theme.muted
                font.pixelSize: Theme.small
            }

            Words {
                id: why

                x: 8
                y: name.y + name.height
                width: parent.width - 24
                text: row.reason
                color: Theme.accentText
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
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
        visible: root.adder.summary.length > 0

        TextButton {
            visible: root.adder.canTryAgain
            text: qsTr("Try again")
            onClicked: root.tryAgain()
        }

        TextButton {
            visible: rows.count > 0
            text: qsTr("Copy who and why")
            onClicked: root.adder.copyReport()
        }

        TextButton {
            text: qsTr("Hide this")
            onClicked: root.dismiss()
        }
    }

    /// The button goes, the keys stay.
    function tryAgain(): void {
        root.closed();
        root.adder.tryAgain();
    }

    function dismiss(): void {
        root.closed();
        root.adder.dismiss();
    }
}
