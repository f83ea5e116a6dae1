// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What an account has, as files for other servers.
FocusScope {
    id: root

    required property Ui.ExportPane pane
    required property Ui.AccountsModel accounts
    readonly property bool busy: root.pane.busy

    implicitHeight: page.height
    focus: true
    // The button that has the keys goes when it is done.
    onBusyChanged: !root.busy && cancel.activeFocus ? start.forceActiveFocus(Qt.TabFocusReason) : undefined

    Column {
        id: page

        width: parent.width
        spacing: 6

        PaneLabel {
            text: qsTr("From")
        }

        AccountChips {
            width: parent.width
            enabled: !root.pane.busy
            accounts: root.accounts
            chosen: [root.pane.accountId]
            onPicked: accountId => root.pane.accountId = accountId
        }

        PaneLabel {
            text: qsTr("What")
        }

        Column {
            width: parent.width

            Repeater {
                model: root.pane.kinds

                ExportKind {
                    width: page.width
                    busy: root.pane.busy
                    onTurned: chosen => root.pane.choose(key, chosen)
                }
            }
        }

        PaneLabel {
            text: qsTr("For the importer of")
        }

        Flow {
            width: parent.width
            enabled: !root.pane.busy
            spacing: 6

            Repeater {
                model: root.pane.forms

                Chip {
                    required property string modelData
                    required property int index

                    text: modelData
                    checked: root.pane.form === index
                    onClicked: root.pane.form = index
                }
            }
        }

        PaneLabel {
            text: qsTr("Into")
        }

        Flow {
            width: parent.width
            enabled: !root.pane.busy
            spacing: 6

            Chip {
                checked: !root.pane.zip
                text: qsTr("A folder")
                onClicked: root.pane.zip = false
            }

            Chip {
                checked: root.pane.zip
                text: qsTr("One ZIP")
                onClicked: root.pane.zip = true
            }
        }

        Field {
            width: parent.width
            enabled: !root.pane.busy
            Accessible.name: qsTr("Path")
            text: root.pane.place
            onTextEdited: root.pane.place = text
        }

        TextButton {
            visible: !root.pane.busy
            text: qsTr("Choose where…")
            onClicked: picker.open()
        }

        PushButton {
            id: start

            visible: !root.pane.busy
            enabled: root.pane.canBegin
            primary: true
            text: qsTr("Export")
            onClicked: root.begin()
        }

        PushButton {
            id: cancel

            visible: root.pane.busy
            text: qsTr("Cancel")
            onClicked: root.pane.cancel()
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.pane.progress
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.pane.result
            font.bold: true
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        Problem {
            width: parent.width
            text: root.pane.problem
        }
    }

    FilePicker {
        id: picker

        title: qsTr("Where to export to")
        folder: !root.pane.zip
        saving: true
        filters: [qsTr("ZIP archives (*.zip)")]
        suggested: root.pane.placeUrl
        place: root.pane.chosenPlace
        onPicked: place => root.pane.choosePlace(place)
    }

    function begin(): void {
        root.pane.begin();
        cancel.forceActiveFocus(Qt.TabFocusReason);
    }
}
