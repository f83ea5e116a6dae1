// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQml
import QtQuick
import Asterism

/// In a menu: a menu of its own for each of some hashtags.
Instantiator {
    id: root

    required property PopupMenu menu
    required property Ui.Window app
    required property list<string> tags
    /// The item below which they stand; null: at the end.
    property Item above: null

    model: root.tags // no number of them: Qt 6.4 takes 0 for no change
    onObjectAdded: (index, object) => root.put(index, object as TagMenu)
    onObjectRemoved: (index, object) => root.menu.removeMenu(object as TagMenu)

    delegate: TagMenu {
        modal: false
        id: one

        required property string modelData

        app: root.app
        tag: one.modelData
    }

    function put(index: int, item: TagMenu): void {
        if (root.above === null) {
            root.menu.addMenu(item);
            return;
        }
        let at = 0;
        while (at < root.menu.count && root.menu.itemAt(at) !== root.above) {
            ++at;
        }
        root.menu.insertMenu(at + 1 + index, item);
    }
}
