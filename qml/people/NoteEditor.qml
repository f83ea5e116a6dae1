// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What an own account notes about somebody. Its words are told as they are typed.
Item {
    id: root

    required property string acct
    required property string start

    signal typed(string text)
    signal saved
    signal dropped

    implicitHeight: buttons.y + buttons.height
    Component.onCompleted: root.begin()

    TextBox {
        id: box

        width: root.width
        label: qsTr("For %1 alone").arg(root.acct)
        placeholderText: qsTr("Nobody else reads it")
        onTextChanged: root.typed(box.text)
        onAccepted: root.saved()
    }

    Row {
        id: buttons

        y: box.height + 6
        spacing: 8

        PushButton {
            primary: true
            text: qsTr("Save the note")
            onClicked: root.saved()
        }

        PushButton {
            text: qsTr("Leave it as it was")
            onClicked: root.dropped()
        }
    }

    function begin(): void {
        box.text = root.start;
        box.forceActiveFocus(Qt.TabFocusReason);
    }
}
