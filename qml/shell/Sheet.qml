// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Asterism

/// A page over the dimmed deck, closed by Esc; keys stay within it.
T.Popup {
    id: root

    property string title
    property Component page: null
    /// The page must be asked before it goes: whoever wants to close it finds this grown.
    property bool held: false
    property int closeTries: 0
    readonly property real mostHeight: root.parent !== null ? root.parent.height - 48 : 600
    /// For a page that scrolls by itself.
    readonly property real room: root.mostHeight - ((root.contentItem as SheetBody)?.frame ?? 0)
    readonly property Item focused: root.contentItem.Window.activeFocusItem
    readonly property int typed: (root.focused as TextInput)?.length ?? (root.focused as TextEdit)?.length ?? 0
    readonly property bool typing: root.typed > 0

    x: Math.round((root.parent.width - root.width) / 2)
    // By its upper edge: a page that grows moves nothing under the pointer.
    y: Math.round(Math.max(24, Math.min(root.parent.height * 0.14, root.parent.height - root.height - 24)))
    width: Math.min(Theme.sized(480), root.parent.width - 32)
    height: Math.min(root.mostHeight, root.implicitContentHeight)
    padding: 0
    modal: true
    focus: true
    // A press beside it takes nothing away that was typed.
    closePolicy: root.held ? T.Popup.NoAutoClose : root.typing ? T.Popup.CloseOnEscape : T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onClosed: root.page = null
    onPageChanged: root.closeTries = 0

    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }

    background: Rectangle {
        radius: 16
        color: Theme.column
        border.color: Theme.edge
    }

    contentItem: SheetBody {
        title: root.title
        page: root.page
        held: root.held
        onCloseAsked: root.leave()
    }

    function leave(): void {
        if (root.held) {
            root.closeTries += 1;
        } else {
            root.close();
        }
    }
}
