// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQml
import QtQuick
import Asterism

/// In a menu: following each of some hashtags, and no longer. Whether an account follows it its
/// server would have to be asked, so both are offered.
Instantiator {
    id: root

    required property PopupMenu menu
    required property Ui.Window app
    required property list<string> tags
    /// The item below which they stand; null: at the end.
    property Item above: null

    model: 2 * root.tags.length
    onObjectAdded: (index, object) => root.put(index, object as PopupMenuItem)
    onObjectRemoved: (index, object) => root.menu.removeItem(object as PopupMenuItem)

    delegate: PopupMenuItem {
        id: item

        required property int index
        readonly property bool follows: item.index % 2 === 0
        readonly property string tag: root.tags[Math.floor(item.index / 2)] ?? ""

        symbol: item.follows ? "plus" : "minus"
        text: item.follows ? qsTr("Follow #%1…").arg(item.tag) : qsTr("Unfollow #%1…").arg(item.tag)
        onTriggered: root.app.wantsTagActions(item.tag, item.follows ? "follow-tag" : "unfollow-tag")
    }

    function put(index: int, item: PopupMenuItem): void {
        if (root.above === null) {
            root.menu.addItem(item);
            return;
        }
        let at = 0;
        while (at < root.menu.count && root.menu.itemAt(at) !== root.above) {
            ++at;
        }
        root.menu.insertItem(at + 1 + index, item);
    }
}
