// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// A line to type into and what goes with it. It keeps its size, so that nothing moves while one
/// types; Esc closes it, and the keys are where they were.
T.Popup {
    id: root

    required property Ui.Jump jump

    x: Math.round((root.parent.width - root.width) / 2)
    y: Math.round(Math.max(16, root.parent.height * 0.1))
    width: Math.min(Theme.sized(560), root.parent.width - 32)
    height: Math.min(Theme.sized(520), root.parent.height - root.y - 16)
    padding: 12
    modal: true
    focus: true
    // Esc in the midst of a word is the input method's.
    closePolicy: (root.contentItem as JumpBody)?.composing ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: root.begin()
    onOpened: (root.contentItem as JumpBody).enter()
    onClosed: root.jump.end()

    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }

    background: Rectangle {
        radius: 16
        color: Theme.column
        border.color: Theme.edge
    }

    contentItem: JumpBody {
        jump: root.jump
    }

    function begin(): void {
        root.jump.begin();
        (root.contentItem as JumpBody).clear();
    }
}
