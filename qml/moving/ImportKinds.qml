// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What a file is: asked where it does not say so, and to be changed where it does.
Column {
    id: root

    required property Ui.ImportPane pane
    readonly property bool asked: root.pane.kindQuestion.length > 0
    property bool changing: false

    spacing: 6

    Words {
        width: parent.width
        visible: root.asked
        text: root.pane.kindQuestion
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    TextButton {
        visible: !root.asked && !root.changing && root.pane.kind >= 0
        text: qsTr("It is something else…")
        onClicked: root.change()
    }

    Flow {
        id: kinds

        width: parent.width
        visible: root.asked || root.changing
        spacing: 6

        Repeater {
            id: chips

            model: root.pane.kinds

            Chip {
                required property string modelData
                required property int index

                text: modelData
                // What is only guessed is not chosen yet.
                checked: !root.asked && root.pane.kind === index
                onClicked: root.say(index)
            }
        }
    }

    function change(): void {
        root.changing = true;
        chips.itemAt(0).forceActiveFocus(Qt.TabFocusReason);
    }

    function say(kind: int): void {
        root.changing = false;
        root.pane.sayKind(kind);
    }
}
