// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// Some lines to type or paste into, with their name above; grows to six of them. Return accepts,
/// Shift+Return begins a line, Tab goes on.
FocusScope {
    id: root

    property string label
    property string placeholderText
    /// Return begins a line, too.
    property bool manyLines: false
    property alias text: edit.text
    readonly property alias length: edit.length
    /// For what `text` does not tell (Ui.DocumentText).
    readonly property alias document: edit.textDocument
    readonly property int labelHeight: root.label.length > 0 ? Theme.line + 2 : 0
    readonly property int padding: Math.max(8, (Theme.control + 2 - Theme.usual.height) / 2)

    signal accepted

    implicitWidth: 240
    implicitHeight: root.labelHeight + Math.max(Theme.control + 2, Math.min(edit.implicitHeight, 6 * Theme.line))

    Words {
        x: 2
        text: root.label
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Rectangle {
        y: root.labelHeight
        width: parent.width
        height: parent.height - y
        radius: 10
        color: Theme.window
        border.width: edit.activeFocus ? 2 : 1
        border.color: edit.activeFocus ? Theme.link : Theme.edge
    }

    Words {
        x: 12
        y: root.labelHeight
        width: parent.width - 24
        height: parent.height - y
        visible: edit.length === 0 && edit.preeditText.length === 0
        text: root.placeholderText
        color: Theme.muted
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    Flickable {
        id: view

        x: 2
        y: root.labelHeight + 2
        width: parent.width - 4
        height: parent.height - y - 2
        contentHeight: edit.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        T.ScrollBar.vertical: ThinScrollBar {
        }

        TextEdit {
            id: edit

            width: view.width
            height: Math.max(view.height, implicitHeight)
            leftPadding: 10
            rightPadding: 12
            topPadding: root.padding - 2
            bottomPadding: root.padding - 2
            focus: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            color: Theme.text
            font.pixelSize: Theme.body
            selectionColor: Theme.accent
            selectedTextColor: Theme.onAccent
            selectByMouse: true
            persistentSelection: deeds.open
            wrapMode: TextEdit.Wrap
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label.length > 0 ? root.label : root.placeholderText
            Accessible.multiLine: true
            onCursorRectangleChanged: root.reveal(cursorRectangle)
            Keys.onReturnPressed: event => event.accepted = root.accepts(event)
            Keys.onEnterPressed: event => event.accepted = root.accepts(event)
            Keys.onTabPressed: root.leave(true)
            Keys.onBacktabPressed: root.leave(false)
            Keys.onPressed: event => event.accepted = deeds.takes(event)

            FieldDeeds {
                id: deeds

                field: edit
            }
        }
    }

    /// As if it had been typed; `apart`: with blanks around it.
    function put(words: string, apart: bool): void {
        deeds.put(words, apart);
    }

    function clear(): void {
        edit.clear();
    }

    function accepts(event: KeyEvent): bool {
        const wanted = !root.manyLines && (event.modifiers & Qt.ShiftModifier) === 0;
        if (wanted) {
            root.accepted();
        }
        return wanted;
    }

    function leave(forward: bool): void {
        edit.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    function reveal(cursor: rect): void {
        const least = cursor.y + cursor.height + root.padding - view.height;
        view.contentY = Math.max(0, least, Math.min(view.contentY, cursor.y - root.padding));
    }
}
