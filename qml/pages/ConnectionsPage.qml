// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How each account, server and source is doing just now, and what happened.
FocusScope {
    id: root

    required property Ui.Window app
    readonly property Ui.ConnectionsModel connections: root.app.connections
    property bool past: false
    property bool copied: false

    signal signInAsked(string host, string acct)

    implicitHeight: page.height
    Component.onCompleted: root.connections.active = true
    Component.onDestruction: root.connections.active = false

    Column {
        id: page

        width: parent.width
        spacing: 4

        Flow {
            width: parent.width
            bottomPadding: 8
            spacing: 8

            Choice {
                focus: true
                text: qsTr("Now")
                checked: !root.past
                onClicked: root.past = false
            }

            Choice {
                text: qsTr("What happened")
                checked: root.past
                onClicked: root.past = true
            }

            PushButton {
                visible: !root.past
                symbol: "refresh"
                text: qsTr("Try all again")
                onClicked: root.connections.tryAgain()
            }

            PushButton {
                visible: root.past
                enabled: root.connections.activity.count > 0
                symbol: root.copied ? "check" : "copy"
                text: root.copied ? qsTr("Copied") : qsTr("Copy as text")
                onClicked: root.copy()
            }
        }

        Column {
            width: parent.width
            visible: !root.past

            Repeater {
                model: root.connections

                ConnectionLine {
                    width: parent?.width ?? 0
                    onSignInAsked: root.signInAsked(host, name)
                }
            }
        }

        Column {
            width: parent.width
            visible: root.past

            Repeater {
                model: root.connections.activity

                ActivityLine {
                    width: parent?.width ?? 0
                }
            }
        }

        Words {
            width: parent.width
            topPadding: 12
            visible: text.length > 0
            text: root.past ? (root.connections.activity.count === 0 ? qsTr("Nothing yet in this run.") : "") : (root.connections.count === 0 ? qsTr("Nothing is read yet: there is no account and no column.") : "")
            color: Theme.muted
            wrapMode: Text.Wrap
        }
    }

    function copy(): void {
        root.app.copy(root.connections.activityText());
        root.copied = true;
    }
}
