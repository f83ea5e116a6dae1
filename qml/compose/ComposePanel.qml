// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Where something is written: below what is read, which it covers nothing of. Ctrl+Enter sends; amid
/// a word of an input method it finishes that word, as Enter does there, and nothing goes. Esc closes
/// and keeps it as a draft.
FocusScope {
    id: root

    required property Ui.Window app
    readonly property Ui.Composer composer: root.app.composer
    readonly property Ui.Completions completions: root.app.completions()
    /// It grows that high; what is more scrolls.
    property real most: 600
    readonly property int margin: 10
    /// Too low for buttons that are always in sight.
    readonly property bool low: root.most < foot.least + 200
    property bool previewing: false
    readonly property Item focused: root.Window.activeFocusItem
    /// What an input method has not finished yet.
    readonly property string half: (root.focused as TextEdit)?.preeditText ?? (root.focused as TextInput)?.preeditText ?? ""

    /// Of what can be written in, that which had the keys last.
    property Item writing: null

    implicitHeight: Math.min(root.most, view.contentHeight + bar.height + 2 * view.y)
    Accessible.role: Accessible.Pane
    Accessible.name: root.composer.title
    Component.onCompleted: root.enter()
    onFocusedChanged: root.focusMoved()

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: root.activeFocus
        onActivated: root.half.length > 0 ? Theme.watch.finishWord() : root.send()
    }

    Shortcut {
        sequence: "Escape"
        enabled: root.activeFocus && !root.completions.open // else that is closed
        onActivated: root.leave()
    }

    Shortcut {
        sequence: "Ctrl+Shift+A"
        enabled: root.activeFocus
        onActivated: foot.attach()
    }

    Shortcut {
        sequence: "Ctrl+Shift+P"
        enabled: root.activeFocus
        onActivated: root.previewing = !root.previewing
    }

    // What had the keys is gone, and all has its place again.
    Timer {
        id: regaining

        interval: 1
        onTriggered: root.focused === root ? root.enter() : undefined
    }

    // Not from what somebody has reached meanwhile.
    Timer {
        id: returning

        interval: 1
        onTriggered: root.activeFocus ? undefined : root.enter()
    }

    Connections {
        target: root.composer

        function onWanted(): void {
            root.enter();
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: root.margin
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.edge
    }

    Flickable {
        id: view

        x: root.margin + 1
        y: root.margin + 1
        width: root.width - 2 * x
        height: root.height - 2 * y - bar.height
        contentHeight: page.y + page.height + (root.low ? page.y : 2)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        onContentHeightChanged: root.keepInSight()
        onHeightChanged: root.keepInSight()
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Column {
            id: page

            x: root.margin
            y: root.margin - 1
            width: view.width - 2 * x
            spacing: 8

            ComposeHead {
                width: parent.width
                composer: root.composer
            }

            WritersFlow {
                width: parent.width
                composer: root.composer
            }

            Field {
                id: warning

                width: parent.width
                visible: root.composer.warned
                enabled: root.composer.ready
                placeholderText: qsTr("Content warning")
                completion: warned
                maximumLength: 4000
                text: root.composer.warning
                onTextEdited: root.composer.warning = warning.text
                onVisibleChanged: warning.visible && root.activeFocus ? warning.forceActiveFocus(Qt.TabFocusReason) : undefined

                FieldCompletion {
                    id: warned

                    field: warning
                    completions: root.completions
                    accountId: root.composer.accountId
                }
            }

            PartsColumn {
                id: parts

                width: parent.width
                app: root.app
                composer: root.composer
                completions: root.completions
                previewing: root.previewing
            }

            Item {
                id: slot

                width: parent.width
                height: foot.implicitHeight
                visible: root.low
            }
        }

        Follow {
            id: follow

            view: view
        }
    }

    Item {
        id: bar

        x: page.x + view.x
        y: view.y + view.height
        width: page.width
        height: root.low ? 0 : foot.y + foot.implicitHeight + root.margin

        Rectangle {
            width: parent.width
            height: 1
            visible: !root.low && view.contentHeight > view.height
            color: Theme.hairline
        }
    }

    ComposeFoot {
        id: foot

        parent: root.low ? slot : bar
        y: root.low ? 0 : 6
        width: parent.width
        app: root.app
        composer: root.composer
        part: root.composer.parts.at(root.composer.currentPart)
        previewing: root.previewing
        onAskedChanged: root.activeFocus ? root.enter() : undefined
        onSendAsked: root.send()
        onPollAsked: parts.current?.togglePoll()
        onEmojiPicked: (emoji, picture) => root.insertEmoji(emoji, picture)
        onPreviewAsked: root.previewing = !root.previewing
        onTextAsked: root.comeBack()
    }

    ComposeDrop {
        anchors.fill: parent
        anchors.margins: root.margin
        parts: parts
        ready: root.composer.ready
    }

    function enter(): void {
        if (foot.asked !== null) {
            foot.asked.forceActiveFocus(Qt.TabFocusReason);
        } else {
            parts.enter();
        }
        root.keepInSight();
    }

    /// A dialog was closed. It may have been a window of its own, behind which no other takes the keys
    /// by itself, though it passes for active as long as the dialog has them; and what a dialog does
    /// last may take them once more.
    function comeBack(): void {
        root.Window.window?.requestActivate();
        root.enter();
        returning.restart();
    }

    /// What has the keys; of a file's editor all.
    function keepInSight(): void {
        if (follow.inside(root.focused)) {
            const editor = root.editorOf(root.focused);
            follow.show(editor !== null && editor.height < view.height ? editor : root.focused);
        }
    }

    function editorOf(item: Item): AttachmentEditor {
        let at = item;
        while (at !== null && (at as AttachmentEditor) === null) {
            at = at.parent;
        }
        return at as AttachmentEditor;
    }

    /// What lies over it goes first: a question is answered with no, a file's editor is closed.
    function leave(): void {
        if (root.composer.question.length > 0) {
            root.composer.answer(false);
        } else if (!(parts.current?.closeOpen() ?? false)) {
            root.composer.close();
        }
    }

    function focusMoved(): void {
        if (root.focused === root) {
            regaining.restart();
        } else if (follow.inside(root.focused) && ((root.focused as TextInput) !== null || (root.focused as TextEdit) !== null)) {
            root.writing = root.focused;
        }
    }

    /// Where the keys were last. A server's own has a picture, and is written as its name between
    /// colons, which is an emoji only with blanks around it.
    function insertEmoji(emoji: string, picture: string): void {
        const own = picture.length > 0;
        const words = own ? ":" + emoji + ":" : emoji;
        const there = root.writing !== null && root.writing.visible && root.writing.enabled;
        const line = there ? root.writing as Field : null;
        const box = there ? root.boxOf(root.writing) : null;
        if (line !== null) {
            line.put(words, own);
        } else if (box !== null) {
            box.put(words, own);
        } else {
            parts.current?.put(words, own);
        }
    }

    function boxOf(item: Item): TextBox {
        let at = item;
        while (at !== null && (at as TextBox) === null) {
            at = at.parent;
        }
        return at as TextBox;
    }

    /// What is seen goes: half a word is finished first; where the input method keeps it, nothing goes.
    function send(): void {
        Theme.watch.finishWord();
        if (root.half.length === 0) {
            root.composer.send();
        }
    }
}
