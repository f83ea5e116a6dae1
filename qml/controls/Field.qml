// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A line to type into, with its name above.
T.TextField {
    id: root

    property string label
    /// A FieldCompletion, where there is one: it has the keys first.
    property var completion: null
    readonly property int labelHeight: root.label.length > 0 ? Theme.line + 2 : 0

    implicitWidth: 240
    implicitHeight: Theme.control + 2 + root.labelHeight
    topPadding: root.labelHeight
    leftPadding: 12
    rightPadding: 12
    color: Theme.text
    font.pixelSize: Theme.body
    selectionColor: Theme.accent
    selectedTextColor: Theme.onAccent
    selectByMouse: true
    persistentSelection: deeds.open
    verticalAlignment: TextInput.AlignVCenter
    onActiveFocusChanged: deeds.open ? undefined : root.enterOrLeave()
    Keys.onPressed: event => event.accepted = (root.completion?.takes(event) ?? false) || deeds.takes(event)
    Accessible.name: root.label.length > 0 ? root.label : root.placeholderText

    background: Item {
        Words {
            x: 2
            text: root.label
            color: Theme.muted
            font.pixelSize: Theme.small
        }

        Rectangle {
            y: root.labelHeight
            width: parent.width
            height: parent.height - root.labelHeight
            radius: 10
            color: Theme.window
            border.width: root.activeFocus ? 2 : 1
            border.color: root.activeFocus ? Theme.link : Theme.edge
        }

        Words {
            x: root.leftPadding
            y: root.labelHeight
            width: parent.width - 24
            height: parent.height - root.labelHeight
            visible: root.length === 0 && root.preeditText.length === 0
            text: root.placeholderText
            color: Theme.muted
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }
    }

    FieldDeeds {
        id: deeds

        field: root
        gesturePolicy: TapHandler.DragThreshold // a TextField takes every press from a handler of its own
    }

    /// Who comes by Tab means to write anew, or goes on.
    function enterOrLeave(): void {
        const byTab = root.focusReason === Qt.TabFocusReason || root.focusReason === Qt.BacktabFocusReason;
        root.activeFocus && byTab ? root.selectAll() : root.deselect();
    }

    /// As if it had been typed; `apart`: with blanks around it.
    function put(words: string, apart: bool): void {
        deeds.put(words, apart);
    }
}
