// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// From a file to a run: what it is, for whom, how, and what that would do.
FocusScope {
    id: root

    required property Ui.ImportPane pane
    required property Ui.AccountsModel accounts
    readonly property bool named: root.pane.fileName.length > 0
    property bool namesFile: false

    implicitHeight: page.height
    focus: true
    // The button that had the keys goes when there is a file, or none any more.
    onNamedChanged: root.activeFocus ? root.focusFirst() : undefined

    Column {
        id: page

        width: parent.width
        spacing: 6

        PaneLabel {
            text: qsTr("From")
        }

        PushButton {
            id: choose

            visible: !root.named
            focus: true
            primary: true
            text: qsTr("Choose a file…")
            onClicked: root.chooseFile()
        }

        Words {
            width: parent.width
            visible: !root.named
            text: qsTr("A CSV that another server has exported: follows, lists, blocks, mutes, bookmarks or hashtags. It can be dropped anywhere on this window. Nothing is sent before you have seen what it would do.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        SourceField {
            id: path

            width: parent.width
            visible: root.namesFile && !root.named
            label: qsTr("A CSV file")
            placeholderText: qsTr("Its path, or drop it here")
            onGiven: text => root.pane.open(text)
            onEnded: root.namesFile = false
        }

        Rectangle {
            width: parent.width
            height: Math.max(other.height, about.height) + 20
            visible: root.named
            radius: Theme.boxRadius
            color: Theme.raised
            border.color: Theme.hairline

            Icon {
                x: 12
                anchors.verticalCenter: parent.verticalCenter
                name: "text"
                size: 18
            }

            Column {
                id: about

                x: 22 + Theme.mark(18)
                anchors.verticalCenter: parent.verticalCenter
                width: other.x - x - 4

                Words {
                    width: parent.width
                    text: root.pane.fileName
                    elide: Text.ElideMiddle
                }

                Words {
                    width: parent.width
                    visible: text.length > 0
                    text: root.pane.fileWords
                    color: Theme.muted
                    font.pixelSize: Theme.small
                    wrapMode: Text.Wrap
                }
            }

            TextButton {
                id: other

                anchors.right: cross.left
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Another…")
                Accessible.name: qsTr("Choose another file")
                onClicked: root.chooseFile()
            }

            IconButton {
                id: cross

                anchors.right: parent.right
                anchors.rightMargin: 6
                anchors.verticalCenter: parent.verticalCenter
                name: "close"
                size: 16
                text: qsTr("Put the file away")
                onClicked: root.pane.close()
            }
        }

        Problem {
            width: parent.width
            text: root.pane.problem
        }

        PushButton {
            visible: root.pane.canTryAgain
            text: qsTr("Try again")
            onClicked: root.pane.tryAgain()
        }

        ImportKinds {
            width: parent.width
            visible: root.named
            pane: root.pane
        }

        PaneLabel {
            visible: root.named
            text: qsTr("To")
        }

        AccountChips {
            width: parent.width
            visible: root.named
            accounts: root.accounts
            chosen: [root.pane.accountId]
            onPicked: accountId => root.pane.accountId = accountId
        }

        ImportModes {
            width: parent.width
            visible: root.named
            pane: root.pane
        }

        ImportPreview {
            width: parent.width
            visible: root.named
            pane: root.pane
        }
    }

    FilePicker {
        id: picker

        title: qsTr("Import a file")
        filters: [qsTr("CSV files (*.csv)"), qsTr("All files (*)")]
        onPicked: place => root.pane.openFiles([place])
        onMissing: root.nameFile()
    }

    function chooseFile(): void {
        root.namesFile = false;
        picker.open();
    }

    function nameFile(): void {
        root.pane.close();
        root.namesFile = true;
        path.forceActiveFocus(Qt.TabFocusReason);
    }

    function focusFirst(): void {
        if (root.named) {
            other.forceActiveFocus(Qt.TabFocusReason);
        } else {
            choose.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
