// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asks for one line, and goes when it is given or left by Esc.
FocusScope {
    id: root

    property alias label: field.label
    property alias placeholderText: field.placeholderText

    signal given(string text)
    signal ended

    implicitHeight: field.implicitHeight

    Field {
        id: field

        width: parent.width - add.width - 8
        focus: true
        onAccepted: root.give()
        Keys.onEscapePressed: root.end()
    }

    PushButton {
        id: add

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.control + 2
        enabled: field.length > 0
        text: qsTr("Add")
        onClicked: root.give()
        Keys.onEscapePressed: root.end()
    }

    function give(): void {
        const text = field.text;
        if (text.length > 0) {
            root.end();
            root.given(text);
        }
    }

    function end(): void {
        field.clear();
        root.ended();
    }
}
