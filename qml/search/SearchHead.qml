// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What is searched for, and where.
FocusScope {
    id: root

    required property Ui.SearchPage finds
    /// "posts", "people", "tags" or "servers"
    required property string tab

    signal tabAsked(string tab)
    signal accepted
    signal downAsked
    signal openAsked

    implicitHeight: lines.height + 20

    component Tab: Chip {
        required property string tab

        checked: root.tab === tab
        onClicked: root.tabAsked(tab)
    }

    Column {
        id: lines

        x: 12
        y: 12
        width: parent.width - 24
        spacing: 8

        Field {
            id: field

            width: parent.width
            focus: true
            maximumLength: 1000
            placeholderText: qsTr("Search, or paste an address or a handle")
            // What an input method still composes is no text yet.
            onTextChanged: root.finds.text = field.text
            onAccepted: root.accepted()
            Keys.onDownPressed: root.downAsked()
        }

        PushButton {
            width: Math.min(implicitWidth, parent.width)
            visible: root.finds.opening.length > 0
            primary: true
            text: root.finds.opening
            onClicked: root.openAsked()
        }

        OperatorChips {
            width: parent.width
            visible: root.finds.blank && root.finds.opening.length === 0 && root.tab !== "servers"
            onPicked: word => root.add(word)
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.finds.hint
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Flow {
            width: parent.width
            spacing: 6
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Where to search")

            Tab {
                tab: "posts"
                text: qsTr("Posts seen here")
            }

            Tab {
                tab: "people"
                text: qsTr("People")
            }

            Tab {
                tab: "tags"
                text: qsTr("Hashtags")
            }

            Tab {
                tab: "servers"
                text: qsTr("On servers")
            }
        }
    }

    /// Behind what is there, as a word of its own.
    function add(word: string): void {
        const before = field.text.length === 0 || field.text.endsWith(" ") ? field.text : field.text + " ";
        root.take(before + word + (word.endsWith(":") ? "" : " "));
    }

    function take(text: string): void {
        field.text = text;
        field.cursorPosition = field.length;
        field.forceActiveFocus();
    }

    function begin(): void {
        field.forceActiveFocus();
        field.selectAll();
    }
}
