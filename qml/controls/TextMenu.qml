// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Cut, copy, paste and select all, for who uses the mouse alone. A text that cannot be changed is
/// only copied, and one that nobody is to see not even that.
PopupMenu {
    id: root

    /// A TextInput or a TextEdit.
    required property var field
    /// What takes that which is pasted and is no text; null: nothing does.
    required property Ui.AttachmentsModel attachments
    property bool writable: false
    property bool copyable: false
    property bool pasteable: false
    property bool selectable: false

    PopupMenuItem {
        visible: root.writable
        enabled: root.writable && root.copyable
        text: qsTr("Cut")
        onTriggered: root.field.cut()
    }

    PopupMenuItem {
        enabled: root.copyable
        text: qsTr("Copy")
        onTriggered: root.field.copy()
    }

    PopupMenuItem {
        visible: root.writable
        enabled: root.writable && root.pasteable
        text: qsTr("Paste")
        onTriggered: root.paste()
    }

    PopupMenuItem {
        enabled: root.selectable
        text: qsTr("Select all")
        onTriggered: root.field.selectAll()
    }

    /// What can be done just now.
    function look(): void {
        const selected = root.field.selectedText.length;
        const mode = (root.field as TextInput)?.echoMode ?? TextInput.Normal;
        root.writable = !root.field.readOnly;
        root.copyable = selected > 0 && mode === TextInput.Normal;
        root.pasteable = root.field.canPaste || (root.attachments?.canPaste() ?? false);
        root.selectable = selected < root.field.length;
    }

    function paste(): void {
        if (!(root.attachments?.paste() ?? false)) {
            root.field.paste();
        }
    }
}
