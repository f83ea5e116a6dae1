// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What a new column shall show.
FocusScope {
    id: root

    required property Ui.Window app
    readonly property Ui.Offers offers: root.app.offers()
    property string kind: "everyone"
    property string chosen
    /// Of the chosen list when a server keeps it, else empty.
    property string title
    property string problem
    readonly property bool named: root.hosted ? servers.hosts.length > 0 && (!root.tagged || tags.filled) : words.length > 0
    readonly property bool ready: root.kind === "everyone" || root.kind === "notifications" || root.chosen.length > 0 || root.named
    readonly property bool tagged: root.kind === "tag"
    readonly property bool hosted: root.tagged || root.kind === "local" || root.kind === "federated"
    readonly property bool offered: root.kind === "social" || root.kind === "direct" || root.kind === "mentions" || root.kind === "favourites" || root.kind === "bubble"

    signal done

    implicitHeight: page.height

    Column {
        id: page

        width: parent.width
        spacing: 12

        KindGrid {
            width: parent.width
            focus: true
            kind: root.kind
            offered: [...root.offers.kinds]
            onPicked: kind => root.pick(kind)
        }

        Words {
            width: parent.width
            text: root.about(root.kind)
            color: Theme.muted
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        AccountChoices {
            width: parent.width
            visible: root.kind === "home" || root.kind === "notifications"
            accounts: root.app.accounts
            chosen: root.chosen
            // Of all accounts is a choice, too.
            onPicked: id => root.chosen = root.kind === "notifications" && root.chosen === id ? "" : id
        }

        ListChoices {
            width: parent.width
            visible: root.kind === "list"
            lists: root.app.lists
            chosen: root.chosen
            onPicked: id => root.choose(id, "")
        }

        ServerListChoices {
            width: parent.width
            visible: root.kind === "list"
            places: root.app.serverLists()
            chosen: root.chosen
            onPicked: (source, title) => root.choose(source, title)
        }

        OfferChoices {
            width: parent.width
            visible: root.offered
            offers: root.offers
            kind: root.kind
            chosen: root.chosen
            onPicked: source => root.choose(source, "")
        }

        Repeater {
            model: ["antenna", "channel", "clip"]

            ShelfChoices {
                required property string modelData

                width: page.width
                app: root.app
                kind: modelData
                wanted: root.kind
                chosen: root.chosen
                onPicked: (source, title) => root.choose(source, title)
            }
        }

        Field {
            id: words

            width: parent.width
            visible: root.kind === "person"
            label: qsTr("Handle")
            placeholderText: qsTr("@name@server")
            onAccepted: root.add()
        }

        TagFields {
            id: tags

            width: parent.width
            visible: root.tagged
            onAccepted: root.add()
        }

        ServersPart {
            id: servers

            width: parent.width
            visible: root.hosted
            servers: root.app.deck.servers
            onAccepted: root.add()
        }

        Problem {
            width: parent.width
            text: root.problem
        }

        PushButton {
            primary: true
            text: root.app.deck.busy ? qsTr("Asking the server…") : qsTr("Add the column")
            enabled: !root.app.deck.busy && root.ready
            onClicked: root.add()
        }
    }

    Connections {
        target: root.app.deck

        function onAdded(): void {
            root.done();
        }

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    Connections {
        target: root.app.deck.servers

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    function pick(kind: string): void {
        root.kind = kind;
        root.choose(kind === "direct" ? kind : "", "");
        root.problem = "";
        words.clear();
        tags.fill("", "", "");
        servers.clear();
        root.app.deck.beginServers(kind, null);
        // Who walks by arrows goes on through the kinds.
        if (!Theme.keyed && (words.visible || root.hosted)) {
            (words.visible ? words : root.tagged ? tags : servers).forceActiveFocus();
        }
    }

    function choose(id: string, title: string): void {
        root.chosen = id;
        root.title = title;
    }

    function about(kind: string): string {
        switch (kind) {
        case "everyone":
            return qsTr("The home timelines of all your accounts as one; a post seen by several is one row.");
        case "home":
            return qsTr("What one account follows.");
        case "local":
            return qsTr("What is written on one server, or on several in one column. Many can be read without an account.");
        case "federated":
            return qsTr("All that one server or several know of, from anywhere.");
        case "tag":
            return qsTr("Posts with a hashtag, as one or several servers know them.");
        case "list":
            return qsTr("People of any server, read without following them. Below them stand the lists that the servers of your accounts keep.");
        case "direct":
            return qsTr("What was written to you and a few others alone, one row for each conversation.");
        case "mentions":
            return qsTr("Posts that mention one account.");
        case "notifications":
            return qsTr("What all your accounts are told of others: mentions, boosts, favourites, follows. Choose one for its alone.");
        case "favourites":
            return qsTr("What one account has marked as a favourite, the newest posts first.");
        case "social":
            return qsTr("What one account follows, and what is written on its server.");
        case "antenna":
            return qsTr("Posts that an antenna has caught.");
        case "channel":
            return qsTr("What is written into a channel of a server.");
        case "clip":
            return qsTr("Posts that were put together in a clip.");
        case "bubble":
            return qsTr("What is written on a server and on those that it counts as near.");
        default:
            return qsTr("The posts of one person, read at their own server.");
        }
    }

    function add(): void {
        const deck = root.app.deck;
        root.problem = "";
        switch (root.kind) {
        case "everyone":
            return deck.addEveryone();
        case "home":
            return deck.addHome(root.chosen);
        case "notifications":
            return deck.addNotifications(root.chosen);
        case "local":
            return deck.addLocal(servers.hosts);
        case "federated":
            return deck.addFederated(servers.hosts);
        case "tag":
            return deck.addTags(tags.any, tags.all, tags.none, servers.hosts);
        case "list":
            return root.title.length > 0 ? deck.addServerList(root.chosen, root.title) : deck.addList(root.chosen);
        case "antenna":
        case "channel":
        case "clip":
            return deck.addServerList(root.chosen, root.title);
        case "direct":
            return root.chosen === "direct" ? deck.addDirect() : deck.addOffer(root.chosen);
        case "social":
        case "mentions":
        case "favourites":
        case "bubble":
            return deck.addOffer(root.chosen);
        default:
            return deck.addPerson(words.text);
        }
    }
}
