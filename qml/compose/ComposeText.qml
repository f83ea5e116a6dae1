// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The text of a post: it grows with its lines, and scrolls from the ninth on. Return begins a line,
/// Tab goes on; while a list of completions is open, both choose from it. What is pasted is attached
/// where it is a picture or files.
FocusScope {
    id: root

    required property Ui.Composer composer
    required property Ui.Completions completions
    required property Ui.ComposePart part
    required property string invitation
    /// What it is called where nobody sees it.
    required property string spoken
    /// An input method has not finished a word.
    readonly property bool composing: edit.inputMethodComposing || edit.preeditText.length > 0
    /// The list of completions is seen, and has some of the keys.
    readonly property bool listed: root.completions.open && edit.activeFocus && !root.composing
    readonly property int least: 3 * Theme.line + 2 * edit.topPadding

    implicitHeight: Math.max(root.least, Math.min(edit.implicitHeight, 9 * Theme.line + 2 * edit.topPadding))
    Component.onCompleted: {
        root.tellComposing();
        root.show();
    }
    onComposingChanged: root.tellComposing()

    Connections {
        target: root.part

        function onTextChanged(): void {
            root.show();
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: Theme.column
        border.width: edit.activeFocus ? 2 : 1
        border.color: edit.activeFocus ? Theme.link : Theme.hairline
    }

    Words {
        x: 12
        y: 2 + edit.topPadding
        width: parent.width - 24
        visible: edit.length === 0 && edit.preeditText.length === 0
        text: root.composer.busy ? qsTr("Fetching the text…") : root.invitation
        color: Theme.muted
        elide: Text.ElideRight
    }

    Flickable {
        id: view

        x: 2
        y: 2
        width: parent.width - 4
        height: parent.height - 4
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
            topPadding: 8
            bottomPadding: 8
            focus: true
            activeFocusOnTab: true
            textFormat: TextEdit.PlainText
            readOnly: !root.composer.ready
            color: Theme.text
            font.pixelSize: Theme.body
            selectionColor: Theme.accent
            selectedTextColor: Theme.onAccent
            selectByMouse: true
            persistentSelection: deeds.open
            wrapMode: TextEdit.Wrap
            Accessible.role: Accessible.EditableText
            Accessible.name: root.spoken
            Accessible.multiLine: true
            Accessible.description: root.listed ? root.completions.spoken : ""
            onTextChanged: root.typed()
            onCursorPositionChanged: moved.restart()
            onCursorRectangleChanged: root.reveal(cursorRectangle)
            onActiveFocusChanged: edit.activeFocus ? undefined : root.completions.close()
            Keys.onTabPressed: root.listed ? root.complete(root.completions.at) : root.leave(true)
            Keys.onBacktabPressed: root.leave(false)
            Keys.onPressed: event => event.accepted = root.listed && root.chooses(event) || root.attaches(event) || deeds.takes(event)

            FieldDeeds {
                id: deeds

                field: edit
                attachments: root.part?.attachments ?? null
            }
        }
    }

    // The text is told after the cursor.
    Timer {
        id: moved

        interval: 0
        onTriggered: root.follow()
    }

    CompletionList {
        parent: edit
        completions: root.completions
        cursor: edit.cursorRectangle
        visible: root.listed
        onChosen: row => root.complete(row)
    }

    // No-break spaces are told as they are.
    Ui.DocumentText {
        id: words

        document: edit.textDocument
    }

    /// What the view has already is left alone: the cursor stays.
    function show(): void {
        if (words.text() !== root.part.text) {
            edit.text = root.part.text;
            edit.cursorPosition = edit.length;
        }
    }

    function tellComposing(): void {
        if (root.part !== null) {
            root.part.composing = root.composing;
        }
    }

    function typed(): void {
        root.part.text = words.text();
        if (edit.activeFocus) {
            root.lookUp();
        }
    }

    /// A list that is open goes with the cursor; moving it opens none.
    function follow(): void {
        if (root.listed) {
            root.lookUp();
        }
    }

    function lookUp(): void {
        root.completions.ask(words.text(), edit.cursorPosition, root.composer.accountId);
    }

    function chooses(event: KeyEvent): bool {
        if ((event.modifiers & ~Qt.KeypadModifier) !== 0) {
            return false;
        }
        switch (event.key) {
        case Qt.Key_Down:
            root.completions.next();
            return true;
        case Qt.Key_Up:
            root.completions.previous();
            return true;
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
            edit.remove(begin, end);
            edit.insert(begin, words);
            edit.cursorPosition = begin + words.length;
        }
    }

    /// As if it had been typed; `apart`: with blanks around it.
    function put(words: string, apart: bool): void {
        deeds.put(words, apart);
    }

    /// Whether the key pasted something that is no text.
    function attaches(event: KeyEvent): bool {
        const pastes = (event.key === Qt.Key_V && event.modifiers === Qt.ControlModifier) || (event.key === Qt.Key_Insert && event.modifiers === Qt.ShiftModifier);
        return pastes && !root.composing && root.composer.ready && root.part.attachments.paste();
    }

    function leave(forward: bool): void {
        edit.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    function reveal(cursor: rect): void {
        const least = cursor.y + cursor.height + edit.bottomPadding - view.height;
        view.contentY = Math.max(0, least, Math.min(view.contentY, cursor.y - edit.topPadding));
    }
}
