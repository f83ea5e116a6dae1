// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQml
import QtQuick
import Asterism

/// What can be done with a column; one for the deck.
PopupMenu {
    id: root

    required property Deck deck
    property ColumnView view: null
    /// Where the column stands now: another process may have added some meanwhile, or closed it.
    readonly property int at: root.view !== null ? (root.view.parent as DeckSlot).index : -1
    readonly property bool told: root.view !== null && root.view.column.kind === "notifications"
    readonly property bool grouped: root.view !== null && root.view.column.listId.length > 0

    onViewChanged: root.view === null ? root.close() : undefined

    delegate: PopupMenuItem {
        symbol: (subMenu as PopupMenu)?.symbol ?? ""
    }

    PopupMenuItem {
        symbol: "refresh"
        text: qsTr("Refresh")
        enabled: root.view !== null && !root.view.column.busy
        onTriggered: root.view.column.refresh()
    }

    PopupMenuItem {
        visible: root.told
        symbol: "notifications"
        text: qsTr("Mark all as read")
        onTriggered: root.view.column.readAllNotices()
    }

    PopupMenuItem {
        symbol: "connections"
        text: qsTr("Connections…")
        onTriggered: root.view.app.wantsConnections()
    }

    PopupMenuItem {
        visible: root.grouped
        symbol: "people"
        text: qsTr("Members…")
        onTriggered: root.view.openMembers()
    }

    PopupMenuItem {
        visible: root.view !== null && root.view.column.hasServers()
        symbol: "edit"
        text: qsTr("Edit…")
        onTriggered: root.deck.wantsEdit(root.view.column)
    }

    ActorsMenu {
        modal: false
        accounts: root.view !== null ? root.view.app.accounts : null
        current: root.view !== null ? root.view.column.actor : ""
        onPicked: accountId => root.view.column.actor = accountId
    }

    PopupMenuItem {
        id: page

        symbol: "browser"
        visible: root.view !== null && root.view.page !== null && root.view.page.url.length > 0
        text: qsTr("Open in the browser")
        onTriggered: root.view.actions.browse(root.view.page.url)
    }

    TagItems {
        menu: root
        app: root.view !== null ? root.view.app : null
        tags: root.view !== null ? root.view.column.tagNames() : []
        above: page
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        checkable: true
        visible: root.view !== null && root.view.page !== null && root.view.page.gridable
        checked: root.view !== null && root.view.page !== null && root.view.page.grid
        text: qsTr("As a picture grid")
        onTriggered: root.view.page.gridAsked(!root.view.page.grid)
    }

    component KindItem: PopupMenuItem {
        required property string kinds

        visible: root.told
        symbol: root.told && root.view.column.noticeKinds === kinds ? "check" : ""
        leftPadding: 20 + Theme.mark(18)
        onTriggered: root.view.column.noticeKinds = kinds
    }

    KindItem {
        kinds: ""
        text: qsTr("All notifications")
    }

    KindItem {
        kinds: "mentions"
        text: qsTr("Mentions")
    }

    KindItem {
        kinds: "boosts"
        text: qsTr("Boosts, favourites, reactions")
    }

    KindItem {
        kinds: "follows"
        text: qsTr("Follows")
    }

    KindItem {
        kinds: "other"
        text: qsTr("Polls, edits and the like")
    }

    PopupMenuItem {
        visible: root.told
        symbol: root.told && root.view.column.noticeKinds.startsWith("only ") ? "check" : ""
        leftPadding: 20 + Theme.mark(18)
        text: qsTr("Choose kinds…")
        onTriggered: root.view.openNoticeKinds()
    }

    PopupMenuItem {
        checkable: true
        visible: !root.told
        enabled: root.view !== null && root.view.column.kind !== "direct"
        checked: root.view !== null && root.view.column.hideBoosts
        text: qsTr("Hide boosts")
        onTriggered: root.view.column.hideBoosts = !root.view.column.hideBoosts
    }

    PopupMenuItem {
        id: replies

        checkable: true
        visible: !root.told
        enabled: root.view !== null && root.view.column.kind !== "direct"
        checked: root.view !== null && root.view.column.hideReplies
        text: qsTr("Hide replies to others")
        onTriggered: root.view.column.hideReplies = !root.view.column.hideReplies
    }

    Instantiator {
        model: root.view !== null ? root.view.column.accounts : []
        onObjectAdded: (index, object) => root.insertItem(root.placeOf(replies) + 1 + index, object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property columnAccount modelData

            checkable: true
            checked: modelData.shown
            enabled: !modelData.alone
            text: qsTr("What %1 sees").arg(modelData.name)
            onTriggered: root.view.column.showAccount(modelData.id, !modelData.shown)
        }
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        symbol: "left"
        text: qsTr("Move left")
        enabled: root.at > 0
        onTriggered: root.deck.move(root.at, root.at - 1)
    }

    PopupMenuItem {
        symbol: "right"
        text: qsTr("Move right")
        enabled: root.at < root.deck.count - 1
        onTriggered: root.deck.move(root.at, root.at + 1)
    }

    PopupMenuItem {
        symbol: "plus"
        text: qsTr("Wider")
        enabled: root.deck.count > 1
        onTriggered: root.view.column.width += 40
    }

    PopupMenuItem {
        symbol: "minus"
        text: qsTr("Narrower")
        enabled: root.deck.count > 1 && root.view !== null && root.view.column.width > Theme.narrowest
        onTriggered: root.view.column.width = Math.max(Theme.narrowest, root.view.column.width - 40)
    }

    PopupMenuItem {
        symbol: "copy"
        text: qsTr("Duplicate")
        onTriggered: root.deck.duplicate(root.at)
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        symbol: "close"
        text: qsTr("Close the column")
        onTriggered: root.deck.remove(root.at)
    }

    function placeOf(item: Item): int {
        let at = 0;
        while (at < root.count && root.itemAt(at) !== item) {
            ++at;
        }
        return at;
    }

    function openFor(view: ColumnView, button: Item): void {
        root.view = view;
        root.parent = button;
        root.popup(button, button.width - root.implicitWidth, button.height + 4);
    }
}
