// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What was chosen, and a menu of all there is to choose.
PillButton {
    id: root

    /// Of a PopupMenu.
    required property Component choices
    property PopupMenu menu: null

    quiet: root.menu !== null
    Accessible.role: Accessible.ButtonMenu
    onClicked: root.openMenu()

    Connections {
        target: root.menu

        function onClosed(): void {
            root.drop();
        }
    }

    function openMenu(): void {
        if (root.menu === null) {
            root.menu = root.choices.createObject(root) as PopupMenu;
            root.menu.popup(root, 0, root.height + 4);
        }
    }

    /// Made anew each time: what can be chosen depends on the account.
    function drop(): void {
        root.menu.destroy();
        root.menu = null;
    }
}
