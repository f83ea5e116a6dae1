// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQml
import QtQuick
import Asterism

/// Whatever else was begun and not sent, to go on with, and a further post beside it; hidden where
/// nothing was begun.
PillButton {
    id: root

    required property Ui.Composer composer
    property PopupMenu menu: null
    /// Another page of them was asked for: it is shown once this one is gone.
    property bool turns: false

    visible: root.composer.begun || root.composer.drafts.total > 0
    quiet: root.menu !== null && root.menu.visible
    symbol: "edit"
    text: root.composer.drafts.total > 0 ? qsTr("Drafts (%1)").arg(root.composer.drafts.total) : qsTr("Drafts")
    about: qsTr("What else you have begun")
    Accessible.role: Accessible.ButtonMenu
    onClicked: root.openMenu()

    Component {
        id: menuOfDrafts

        PopupMenu {
            id: drafts

            onClosed: root.turn()

            PopupMenuItem {
                symbol: "edit"
                text: qsTr("New post")
                onTriggered: root.composer.writeAnother()
            }

            // A menu of Qt 6.4 puts what a Repeater makes behind its first item.
            Instantiator {
                model: root.composer.drafts
                onObjectAdded: (index, object) => drafts.insertItem(index + 1, object as PopupMenuItem)
                onObjectRemoved: (index, object) => drafts.removeItem(object as PopupMenuItem)

                delegate: PopupMenuItem {
                    required property string key
                    required property string words
                    required property string account
                    required property string more

                    text: words
                    detail: account.length > 0 && more.length > 0 ? account + " · " + more : account + more
                    onTriggered: root.composer.openDraft(key)
                }
            }

            PopupMenuItem {
                visible: root.composer.drafts.otherPage.length > 0
                symbol: "more"
                text: root.composer.drafts.otherPage
                onTriggered: root.turns = true
            }

            PopupMenuItem {
                visible: root.composer.drafts.note.length > 0
                title: true
                text: root.composer.drafts.note
            }
        }
    }

    function turn(): void {
        if (root.turns) {
            root.turns = false;
            root.composer.drafts.turnPage();
            root.openMenu();
        }
    }

    function openMenu(): void {
        if (root.menu === null) {
            root.menu = menuOfDrafts.createObject(root) as PopupMenu;
        }
        root.menu.popup(root, 0, root.height + 4);
    }
}
