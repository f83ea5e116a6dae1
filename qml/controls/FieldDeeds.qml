// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What can be done with a text besides typing: its menu, by the right button or by a key, which is
/// made when it is first asked for; and putting something into it.
TapHandler {
    id: root

    /// A TextInput or a TextEdit; this stands in it.
    required property var field
    /// What takes that which is pasted and is no text; null: nothing does.
    property Ui.AttachmentsModel attachments: null
    /// The menu has the keys: what is selected stays so.
    property bool open: false
    property TextMenu menu: null
    readonly property Component menus: Component {
        TextMenu {
            field: root.field
            attachments: root.attachments
            onClosed: root.end()
        }
    }

    acceptedButtons: Qt.RightButton
    gesturePolicy: TapHandler.WithinBounds // else a row below opens its menu, too
    onTapped: eventPoint => root.show(eventPoint.position.x, eventPoint.position.y)

    /// Whether the key was the one for it.
    function takes(event: KeyEvent): bool {
        const wanted = event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier);
        if (wanted) {
            const cursor = root.field.cursorRectangle;
            root.show(cursor.x, cursor.y + cursor.height);
        }
        return wanted;
    }

    function show(x: real, y: real): void {
        root.open = true;
        root.field.forceActiveFocus(Qt.MouseFocusReason);
        if (root.menu === null) {
            root.menu = root.menus.createObject(root.field) as TextMenu;
        }
        root.menu.look();
        root.menu.popup(root.field, x, y);
    }

    function end(): void {
        if (root.field.visible) {
            root.field.forceActiveFocus(Qt.PopupFocusReason);
        }
        root.open = false;
    }

    /// In the place of what is selected, with the keys behind it; `apart`: with blanks around it.
    function put(words: string, apart: bool): void {
        const before = root.field.getText(root.field.selectionStart - 1, root.field.selectionStart);
        const blank = apart && /\S/.test(before) ? " " : "";
        root.field.remove(root.field.selectionStart, root.field.selectionEnd);
        root.field.insert(root.field.cursorPosition, blank + words + (apart ? " " : ""));
        root.field.forceActiveFocus(Qt.OtherFocusReason);
    }
}
