// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Scrolls a page so that what takes the keys is in sight: Tab knows nothing of scrolling.
Item {
    id: root

    required property Flickable view
    readonly property Item focused: root.Window.activeFocusItem

    onFocusedChanged: root.inside(root.focused) && Theme.keyed ? root.show(root.focused) : undefined

    function inside(item: Item): bool {
        let at = item;
        while (at !== null && at !== root.view.contentItem) {
            at = at.parent;
        }
        return at !== null && item !== root.view.contentItem;
    }

    function show(item: Item): void {
        const top = item.mapToItem(root.view.contentItem, 0, 0).y;
        // A scope that holds all of the page is no place.
        if (item.height > root.view.height) {
            return;
        }
        root.scrollTo(Math.max(top + item.height + 12 - root.view.height, Math.min(root.view.contentY, top - 12)));
    }

    function scrollBy(pixels: real): void {
        root.scrollTo(root.view.contentY + pixels);
    }

    function scrollTo(y: real): void {
        const first = root.view.originY;
        root.view.contentY = Math.max(first, Math.min(first + root.view.contentHeight - root.view.height, y));
    }

    /// For pages that are only read: whether it was a key that scrolls.
    function turn(key: int): bool {
        const page = root.view.height - 40;
        switch (key) {
        case Qt.Key_Down:
            root.scrollBy(40);
            return true;
        case Qt.Key_Up:
            root.scrollBy(-40);
            return true;
        case Qt.Key_PageDown:
            root.scrollBy(page);
            return true;
        case Qt.Key_PageUp:
            root.scrollBy(-page);
            return true;
        case Qt.Key_Home:
            root.scrollTo(root.view.originY);
            return true;
        case Qt.Key_End:
            root.scrollTo(root.view.originY + root.view.contentHeight);
            return true;
        default:
            return false;
        }
    }
}
