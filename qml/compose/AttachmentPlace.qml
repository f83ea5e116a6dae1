// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// Where a file's editor is while it is open.
Lazy {
    id: root

    required property int index
    required property string name
    required property string type
    required property string whole
    required property string description
    required property int descriptionRoom
    required property real focusX
    required property real focusY
    required property string trouble
    required property bool ready
    required property bool aimed
    required property int count
    property bool open: false

    signal described(string words)
    signal focusMoved(real x, real y)
    signal moveAsked(int by)
    signal removeAsked
    signal closed

    visible: root.active
    active: root.open && root.ready

    content: AttachmentEditor {
        name: root.name
        type: root.type
        whole: root.whole
        description: root.description
        descriptionRoom: root.descriptionRoom
        focusX: root.focusX
        focusY: root.focusY
        trouble: root.trouble
        place: root.index
        count: root.count
        aimed: root.aimed
        onDescribed: words => root.described(words)
        onFocusMoved: (x, y) => root.focusMoved(x, y)
        onMoveAsked: by => root.moveAsked(by)
        onRemoveAsked: root.removeAsked()
        onClosed: root.closed()
    }

    function enter(): void {
        const editor = root.item as AttachmentEditor;
        if (editor !== null) {
            editor.enter();
        }
    }
}
