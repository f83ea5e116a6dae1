// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Asks for an emoji to put into the text. The picker is made when it is first asked for.
PillButton {
    id: root

    required property Ui.Window app
    property EmojiPicker picker: null

    /// `picture`: of a server's own emoji, which `emoji` is the name of; else empty.
    signal picked(string emoji, string picture)

    quiet: root.picker !== null && root.picker.visible
    symbol: "smile"
    about: qsTr("Insert an emoji")
    Accessible.role: Accessible.ButtonMenu
    onClicked: root.openPicker()

    Component {
        id: emojis

        EmojiPicker {
            app: root.app
            onPicked: (emoji, picture) => root.picked(emoji, picture)
        }
    }

    function openPicker(): void {
        if (root.picker === null) {
            root.picker = emojis.createObject(root) as EmojiPicker;
        }
        root.picker.openFor("", root.app.composer.accountId, root);
    }
}
