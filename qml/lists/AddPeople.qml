// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Puts one or many into a list, tells how it goes and how it ended.
FocusScope {
    id: root

    required property Ui.PeopleAdder adder
    property string problem
    /// What was typed, until it is known that it can be read.
    property string asked
    property bool namesFile: false
    property bool namesCollection: false

    implicitHeight: page.height

    Column {
        id: page

        width: parent.width
        spacing: 6

        TextBox {
            id: handles

            width: parent.width
            focus: true
            label: qsTr("Add people")
            placeholderText: qsTr("@name@server, or the address of a profile")
            onAccepted: root.add()
        }

        Words {
            x: 2
            width: parent.width - 2
            visible: !root.adder.busy
            text: qsTr("Nobody is followed or told: each is read at their own server. Paste as many as you like, or the text of a CSV; files can be dropped here.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                enabled: handles.length > 0
                primary: true
                text: qsTr("Add")
                onClicked: root.add()
            }

            PushButton {
                id: from

                text: qsTr("From…")
                Accessible.name: qsTr("Add people from a file, an account or a collection")
                onClicked: root.openMenu()
            }
        }

        SourceField {
            id: file

            width: parent.width
            visible: root.namesFile
            label: qsTr("A CSV file")
            placeholderText: qsTr("Its path, or drop it here")
            onGiven: text => root.addFile(text)
            onEnded: root.endNaming()
        }

        SourceField {
            id: collection

            width: parent.width
            visible: root.namesCollection
            label: qsTr("A collection of a Mastodon server")
            placeholderText: qsTr("https://server/collections/…")
            onGiven: text => root.addCollection(text)
            onEnded: root.endNaming()
        }

        Item {
            width: parent.width
            height: Math.max(progress.height, cancel.height)
            visible: root.adder.busy

            Words {
                id: progress

                x: 2
                width: cancel.x - 8
                anchors.verticalCenter: parent.verticalCenter
                text: root.adder.progress
                color: Theme.muted
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }

            TextButton {
                id: cancel

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.adder.stopping
                text: qsTr("Cancel")
                Accessible.name: qsTr("Cancel adding people")
                onClicked: root.cancel()
            }
        }

        Problem {
            x: 2
            width: parent.width - 2
            text: root.problem
        }

        Words {
            x: 2
            width: parent.width - 2
            visible: root.adder.question.length > 0
            text: root.adder.question
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        Flow {
            width: parent.width
            spacing: 8
            visible: root.adder.question.length > 0

            PushButton {
                text: qsTr("Each into its own list")
                onClicked: root.answerOwnLists()
            }

            PushButton {
                text: qsTr("All into this list")
                onClicked: root.answerThisList()
            }

            TextButton {
                height: Theme.control
                text: qsTr("Nowhere")
                onClicked: root.answerNeither()
            }
        }

        NotAddedReport {
            width: parent.width
            visible: root.adder.summary.length > 0 || root.adder.notAdded.count > 0
            adder: root.adder
            onClosed: root.toField()
        }
    }

    PeopleFromMenu {
        id: menu

        adder: root.adder
        onFileAsked: root.chooseFiles()
        onCollectionAsked: root.nameCollection()
        onChosen: key => root.addFrom(key)
    }

    Loader {
        id: chooser

        active: false
        // By address: its modules are loaded when it is first asked for, and may be missing.
        source: Qt.resolvedUrl("FileChooser.qml")
    }

    Binding {
        target: chooser.item
        when: chooser.item !== null
        property: "asker"
        value: root
    }

    Connections {
        target: root.adder

        function onProblem(sentence: string): void {
            root.problem = sentence;
            if (handles.length === 0) {
                handles.text = root.asked; // nothing that was typed is lost
            }
        }

        function onChanged(): void {
            root.asked = root.adder.busy ? root.asked : "";
        }
    }

    /// The button that was pressed goes with its text, or with what it is about.
    function toField(): void {
        handles.forceActiveFocus(Qt.TabFocusReason);
    }

    function add(): void {
        if (handles.length > 0) {
            root.problem = "";
            root.asked = handles.text;
            handles.clear();
            root.toField();
            root.adder.addText(root.asked);
        }
    }

    function openMenu(): void {
        root.adder.sources.learn();
        menu.popup(from, 0, from.height + 4);
    }

    /// It opens when it is made, so it is made anew each time.
    function chooseFiles(): void {
        root.endNaming();
        chooser.active = false;
        chooser.active = true;
        if (chooser.status === Loader.Error) {
            root.nameFile();
        }
    }

    function nameFile(): void {
        root.namesCollection = false;
        root.namesFile = true;
        file.forceActiveFocus(Qt.TabFocusReason);
    }

    function nameCollection(): void {
        root.namesFile = false;
        root.namesCollection = true;
        collection.forceActiveFocus(Qt.TabFocusReason);
    }

    function endNaming(): void {
        root.namesFile = false;
        root.namesCollection = false;
        root.toField();
    }

    function addFile(path: string): void {
        root.problem = "";
        root.adder.addText(path);
    }

    function addCollection(address: string): void {
        root.problem = "";
        root.adder.addCollection(address);
    }

    function addFrom(key: string): void {
        root.problem = "";
        root.adder.addFrom(key);
    }

    function answerOwnLists(): void {
        root.toField();
        root.adder.answerOwnLists();
    }

    function answerThisList(): void {
        root.toField();
        root.adder.answerThisList();
    }

    function answerNeither(): void {
        root.toField();
        root.adder.answerNeither();
    }

    function cancel(): void {
        root.toField();
        root.adder.cancel();
    }
}
