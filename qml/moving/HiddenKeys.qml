// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// What is hidden must not keep the keys: unseen, it would still act on Return. Within the parent of
/// this they go to what comes next.
Item {
    id: root

    readonly property Item focused: root.Window.activeFocusItem

    Connections {
        target: root.focused

        function onVisibleChanged(): void {
            later.restart();
        }
    }

    // What takes the place of the hidden one may be shown a moment after it.
    Timer {
        id: later

        interval: 0
        onTriggered: root.handOn(root.focused)
    }

    function handOn(item: Item): void {
        if (item !== null && !item.visible && root.visible && root.isBeside(item)) {
            item.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function isBeside(item: Item): bool {
        let at = item;
        while (at !== null && at !== root.parent) {
            at = at.parent;
        }
        return at !== null;
    }
}
