// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Completes the emoji in a line of a post beside its text: its content warning, what a poll offers.
Item {
    id: root

    required property Field field
    required property Ui.Completions completions
    required property string accountId
    /// The list is seen, and has some of the keys.
    readonly property bool listed: root.completions.open && root.field.activeFocus && root.field.preeditText.length === 0

    Connections {
        target: root.field

        function onTextEdited(): void {
            root.lookUp();
        }

        // A list that is open goes with the cursor; moving it opens none.
        function onCursorPositionChanged(): void {
            if (root.listed) {
                root.lookUp();
            }
        }

        function onActiveFocusChanged(): void {
            if (!root.field.activeFocus) {
                root.completions.close();
            }
        }
    }

    CompletionList {
        parent: root.field
        completions: root.completions
        cursor: root.field.cursorRectangle
        visible: root.listed
        onChosen: row => root.complete(row)
    }

    function lookUp(): void {
        root.completions.askEmoji(root.field.text, root.field.cursorPosition, root.accountId);
    }

    /// Whether the key was for the list.
    function takes(event: KeyEvent): bool {
        const plain = (event.modifiers & ~Qt.KeypadModifier) === 0;
        switch (root.listed && plain ? event.key : 0) {
        case Qt.Key_Down:
            root.completions.next();
            return true;
        case Qt.Key_Up:
            root.completions.previous();
            return true;
        case Qt.Key_Tab:
        case Qt.Key_Return:
        case Qt.Key_Enter:
            root.complete(root.completions.at);
            return true;
        case Qt.Key_Escape:
            root.completions.close();
            return true;
        default:
            return false;
        }
    }

    function complete(row: int): void {
        const begin = root.completions.begin;
        const end = root.completions.end;
        const words = root.completions.choose(row);
        if (words.length > 0) {
            root.field.remove(begin, end);
            root.field.insert(begin, words);
            root.field.cursorPosition = begin + words.length;
        }
    }
}
