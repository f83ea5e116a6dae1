// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQml
import QtQuick
import Asterism

/// What can be done with a post besides reading it; one for a whole column. All that can be clicked
/// in a row is here, too, for those who use keys.
PopupMenu {
    id: root

    required property Actions actions
    /// In which the menu and what it leads to stand.
    required property Item view
    property rowView row
    property list<var> links
    /// Of the row's reactions those of the account that acts, where these are several.
    property list<var> given
    /// Beside which it was opened; null: where the pointer was.
    property Item beside: null
    readonly property Item spot: Item {
        parent: root.view
    }
    readonly property string uri: root.row.uri
    readonly property string account: root.row.acting.account
    /// Id of the own account that wrote it.
    readonly property string author: root.row.acting.author
    readonly property bool own: root.author.length > 0
    readonly property bool refused: root.row.refusal.rowId.length > 0
    /// Made when it is first asked for.
    property DeleteAsk deleteAsk: null

    delegate: PopupMenuItem {
        symbol: (subMenu as PopupMenu)?.symbol ?? ""
    }

    PopupMenuItem {
        symbol: "text"
        text: qsTr("Open the thread")
        onTriggered: root.actions.openThreadAs(root.uri, root.row.notice.kind.length > 0 ? root.account : "")
    }

    PopupMenuItem {
        symbol: "reply"
        text: qsTr("Reply")
        whyNot: root.row.acting.noReply
        onTriggered: root.perform("reply", "", root.row.acting.noReply)
    }

    PopupMenuItem {
        symbol: "boost"
        text: root.row.acting.boosted ? qsTr("Undo the boost") : qsTr("Boost")
        whyNot: root.row.acting.boosted ? "" : root.row.acting.noBoost
        onTriggered: root.perform("boost", root.row.acting.boosted ? "unboost" : "boost", "")
    }

    PopupMenuItem {
        symbol: "boost"
        visible: root.narrows()
        text: qsTr("Boost unlisted")
        onTriggered: root.actions.app.acting.boost(root.uri, root.account, "unlisted")
    }

    PopupMenuItem {
        symbol: "boost"
        visible: root.narrows()
        text: qsTr("Boost to followers")
        onTriggered: root.actions.app.acting.boost(root.uri, root.account, "private")
    }

    PopupMenuItem {
        symbol: "quote"
        text: qsTr("Quote")
        whyNot: root.row.acting.noQuote
        detail: root.row.acting.quoteNote
        onTriggered: root.perform("quote", "", root.row.acting.noQuote)
    }

    PopupMenuItem {
        symbol: "favourites"
        visible: !root.row.acting.smiles
        text: root.row.acting.favourited ? qsTr("Undo the favourite") : qsTr("Favourite")
        whyNot: root.row.acting.favourited ? "" : root.row.acting.noFavourite
        onTriggered: root.perform("favourite", root.row.acting.favourited ? "unfavourite" : "favourite", "")
    }

    PopupMenuItem {
        id: undoing

        symbol: "smile"
        visible: root.row.acting.reacted && root.given.length === 0
        text: qsTr("Undo the reaction")
        onTriggered: root.perform("react", "unreact", "")
    }

    // Each of several; chips take no keys.
    Instantiator {
        model: root.given
        onObjectAdded: (index, object) => root.insertItem(root.placeOf(undoing) + 1 + index, object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property rowReaction modelData

            symbol: "smile"
            text: qsTr("Undo %1").arg(modelData.emoji.length > 0 ? modelData.emoji : ":" + modelData.name + ":")
            onTriggered: root.actions.app.acting.unreact(root.uri, modelData.name, root.account)
        }
    }

    PopupMenuItem {
        symbol: "smile"
        visible: !root.row.acting.smiles || !root.row.acting.reacted
        text: qsTr("React…")
        whyNot: root.row.acting.noReaction
        onTriggered: root.perform("react", "react", root.row.acting.noReaction)
    }

    PopupMenuItem {
        symbol: "bookmark"
        text: root.row.acting.bookmarked ? qsTr("Undo the bookmark") : qsTr("Bookmark")
        whyNot: root.row.acting.bookmarked ? "" : root.row.acting.noBookmark
        onTriggered: root.perform("bookmark", root.row.acting.bookmarked ? "unbookmark" : "bookmark", "")
    }

    PopupMenuItem {
        symbol: "refresh"
        visible: root.refused
        text: qsTr("Try again what was refused")
        onTriggered: root.actions.retry(root.row.refusal.rowId)
    }

    PopupMenuItem {
        symbol: "close"
        visible: root.refused && !root.row.refusal.written
        text: qsTr("Dismiss what was refused")
        onTriggered: root.actions.dismiss(root.row.refusal.rowId)
    }

    PopupMenuItem {
        symbol: "edit"
        visible: root.refused && root.row.refusal.written
        text: qsTr("Edit what was refused")
        onTriggered: root.actions.rewrite(root.row.refusal.rowId)
    }

    PopupMenuItem {
        symbol: "person"
        visible: root.account.length > 0
        text: qsTr("Act as another account…")
        onTriggered: root.actions.actorsAsked(root.uri, root.account, "", root.place())
    }

    PopupMenuItem {
        symbol: "boost"
        visible: root.account.length > 0 && root.actions.app.accounts.count > 1
        text: qsTr("Boost from several accounts…")
        onTriggered: root.actions.actorsAsked(root.uri, root.account, "boost", root.place())
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        symbol: "person"
        text: qsTr("Show %1").arg(root.row.acct)
        onTriggered: root.actions.openProfile(root.row.acct)
    }

    PopupMenuItem {
        symbol: "lists"
        text: qsTr("Add %1 to lists…").arg(root.row.acct)
        onTriggered: root.actions.addToLists(root.row.acct)
    }

    PopupMenuItem {
        symbol: "lists"
        visible: root.row.boosters.length > 0
        text: qsTr("Add %1 to lists…").arg(root.row.boosters[0] ?? "")
        onTriggered: root.actions.addToLists(root.row.boosters[0])
    }

    PopupMenuItem {
        symbol: "lists"
        visible: root.row.boosters.length > 1
        text: qsTr("Add %1 to lists…").arg(root.row.boosters[1] ?? "")
        onTriggered: root.actions.addToLists(root.row.boosters[1])
    }

    PopupMenuItem {
        symbol: "muted"
        visible: root.account.length > 0 && !root.own
        text: qsTr("Mute %1…").arg(root.row.acct)
        onTriggered: root.actions.app.wantsPersonActions(root.row.acct, "mute", "")
    }

    PopupMenuItem {
        symbol: "close"
        visible: root.account.length > 0 && !root.own
        text: qsTr("Block %1…").arg(root.row.acct)
        onTriggered: root.actions.app.wantsPersonActions(root.row.acct, "block", "")
    }

    PopupMenuItem {
        symbol: "text"
        visible: root.row.quoteUri.length > 0
        text: qsTr("Open the quoted post")
        onTriggered: root.actions.openThread(root.row.quoteUri)
    }

    PopupMenuItem {
        symbol: "sparkle"
        visible: root.row.reactions.length > 0
        text: qsTr("Show all reactions")
        onTriggered: root.actions.openThread(root.uri)
    }

    PopupMenuItem {
        symbol: "edit"
        visible: root.row.editTime.length > 0
        text: qsTr("What it was before the edits")
        onTriggered: root.actions.openHistory(root.uri)
    }

    PopupMenuItem {
        symbol: "browser"
        text: qsTr("Open in the browser")
        enabled: root.row.url.length > 0
        onTriggered: root.actions.browse(root.row.url)
    }

    PopupMenuItem {
        symbol: "copy"
        text: qsTr("Copy the address")
        enabled: root.row.url.length > 0
        onTriggered: root.actions.app.copy(root.row.url)
    }

    PopupMenuItem {
        id: copying

        symbol: "copy"
        visible: root.row.plain.length > 0
        text: qsTr("Copy the text")
        onTriggered: root.actions.app.copy(root.row.plain)
    }

    TagItems {
        menu: root
        app: root.actions.app
        tags: root.tagsOf(root.links)
        above: copying
    }

    PopupMenuLine {
        id: linkLine

        visible: root.links.length > 0
        height: visible ? implicitHeight : 0
    }

    // A menu of Qt 6.4 puts what a Repeater makes behind its first item.
    Instantiator {
        model: root.links
        onObjectAdded: (index, object) => root.insertItem(root.placeOf(linkLine) + 1 + index, object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property rowLink modelData

            symbol: "right"
            text: modelData.name
            onTriggered: root.actions.follow(modelData.href)
        }
    }

    PopupMenuLine {
        visible: root.account.length > 0
        height: visible ? implicitHeight : 0
    }

    PopupMenuItem {
        symbol: "edit"
        visible: root.own
        text: qsTr("Edit")
        whyNot: root.row.acting.noEdit
        onTriggered: root.actions.app.composer.edit(root.uri, root.author)
    }

    PopupMenuItem {
        symbol: "pin"
        visible: root.own
        text: root.row.acting.pinned ? qsTr("Unpin from the profile") : qsTr("Pin to the profile")
        whyNot: root.row.acting.noPin
        onTriggered: root.actions.app.acting.act(root.row.acting.pinned ? "unpin" : "pin", root.uri, root.author)
    }

    PopupMenuItem {
        symbol: "muted"
        visible: root.account.length > 0
        text: root.row.acting.threadMuted ? qsTr("Unmute this thread") : qsTr("Mute this thread")
        whyNot: root.row.acting.noMute
        onTriggered: root.actions.app.acting.act(root.row.acting.threadMuted ? "unmute-thread" : "mute-thread", root.uri, root.account)
    }

    PopupMenuItem {
        symbol: "muted"
        visible: root.account.length > 0 && root.actions.app.accounts.count > 1
        text: qsTr("Mute this thread as…")
        onTriggered: root.actions.actorsAsked(root.uri, root.account, "mute", root.place())
    }

    PopupMenuItem {
        symbol: "flag"
        visible: root.account.length > 0 && !root.own
        text: qsTr("Report…")
        whyNot: root.row.acting.noReport
        onTriggered: root.actions.app.wantsPersonActions(root.row.acct, "report", root.uri)
    }

    PopupMenuItem {
        symbol: "edit"
        visible: root.own
        text: qsTr("Delete and rewrite…")
        whyNot: root.row.acting.noDelete
        onTriggered: root.actions.app.composer.redraft(root.uri, root.author) // which asks itself
    }

    PopupMenuItem {
        symbol: "bin"
        dangerous: true
        visible: root.own
        text: qsTr("Delete…")
        whyNot: root.row.acting.noDelete
        onTriggered: root.ask()
    }

    Component {
        id: deletion

        DeleteAsk {
            actions: root.actions
        }
    }

    function perform(deed: string, kind: string, whyNot: string): void {
        root.actions.perform(root.uri, root.account, deed, kind, whyNot, root.row.acting.reaction, root.place());
    }

    function narrows(): bool {
        return root.row.acting.narrows && !root.row.acting.boosted && root.row.acting.noBoost.length === 0;
    }

    /// Where what it leads to opens: beside the row, or where the menu was.
    function place(): Item {
        if (root.beside !== null) {
            return root.beside;
        }
        const at = root.parent.mapToItem(root.view, root.x, root.y);
        root.spot.x = at.x;
        root.spot.y = at.y;
        return root.spot;
    }

    function placeOf(item: Item): int {
        let at = 0;
        while (at < root.count && root.itemAt(at) !== item) {
            ++at;
        }
        return at;
    }

    /// Where the menu was.
    function ask(): void {
        if (root.deleteAsk === null) {
            root.deleteAsk = deletion.createObject(root.view) as DeleteAsk;
        }
        const at = root.parent.mapToItem(root.view, root.x, root.y);
        root.deleteAsk.openFor(root.uri, root.author, at.x, at.y);
    }

    function givenOf(reactions: list<var>): list<var> {
        let given = [];
        for (let i = 0; i < reactions.length; ++i) {
            if (reactions[i].own) {
                given.push(reactions[i]);
            }
        }
        return given.length > 1 ? given : [];
    }

    function tagsOf(links: list<var>): list<string> {
        let tags = [];
        for (let i = 0; i < links.length; ++i) {
            if (links[i].name.startsWith("#")) {
                tags.push(links[i].name.substring(1));
            }
        }
        return tags;
    }

    function openFor(posts: PostList, row: int, at: Item): void {
        root.row = posts.at(row);
        root.links = posts.linksAt(row);
        root.given = root.givenOf(root.row.reactions);
        root.beside = at;
        if (at === null) {
            root.parent = root.view; // the row that it was beside before may be gone
            root.popup();
        } else {
            root.popup(at, Math.min(64, at.width), Math.min(32, at.height));
        }
    }
}
