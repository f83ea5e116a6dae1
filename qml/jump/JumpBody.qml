// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The line, the list below it, and what is said of the one that was chosen.
FocusScope {
    id: root

    required property Ui.Jump jump
    /// An input method has not finished a word: nothing is chosen by it, and the keys are its own.
    readonly property bool composing: field.inputMethodComposing || field.preeditText.length > 0
    readonly property int pageRows: 8

    focus: true

    Field {
        id: field

        width: parent.width
        focus: true
        maximumLength: 500
        placeholderText: qsTr("Jump to a column, a person, a page…")
        Accessible.description: root.composing ? "" : root.jump.spoken
        onTextChanged: root.jump.text = field.text
        Keys.onPressed: event => event.accepted = !root.composing && root.takes(event)
    }

    ListView {
        id: list

        anchors.top: field.bottom
        anchors.topMargin: 8
        anchors.bottom: foot.top
        width: parent.width
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: root.jump
        currentIndex: root.jump.at
        highlightMoveDuration: 0
        onCurrentIndexChanged: list.currentIndex === 0 ? list.positionViewAtBeginning() : undefined
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Places to jump to")
        T.ScrollBar.vertical: ThinScrollBar {
        }

        delegate: JumpRow {
            width: list.width
            current: index === root.jump.at
            onChosen: root.jump.choose(index)
            onOtherChosen: root.jump.chooseOther(index)
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        height: root.jump.busy ? asking.height + 8 : trouble.visible ? trouble.height + 8 : 0

        Words {
            id: asking

            y: 8
            width: parent.width
            visible: root.jump.busy
            text: qsTr("Asking the server…")
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Problem {
            id: trouble

            y: 8
            width: parent.width
            text: root.jump.problem
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }

    function enter(): void {
        field.forceActiveFocus();
    }

    function clear(): void {
        field.clear();
    }

    /// Whether the key was one of the list's.
    function takes(event: KeyEvent): bool {
        switch (event.key) {
        case Qt.Key_Down:
            root.jump.step(1);
            return true;
        case Qt.Key_Up:
            root.jump.step(-1);
            return true;
        case Qt.Key_PageDown:
            root.jump.step(Math.min(root.pageRows, root.jump.count - 1 - root.jump.at));
            return true;
        case Qt.Key_PageUp:
            root.jump.step(-Math.min(root.pageRows, root.jump.at));
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            event.modifiers & Qt.ShiftModifier ? root.jump.chooseOther(root.jump.at) : root.jump.choose(root.jump.at);
            return true;
        default:
            return false;
        }
    }
}
