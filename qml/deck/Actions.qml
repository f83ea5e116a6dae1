// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick

/// What rows of one column ask for; the column answers. Keeps delegates free of who is above them.
QtObject {
    id: root

    required property Ui.Window app

    /// The reader did something here: this column becomes the current one.
    signal used
    /// `account`: which own account looks at it where the column names none; empty: as usual.
    signal threadAsked(string uri, string account)
    signal historyAsked(string uri)
    signal profileAsked(string handle)
    /// Whom somebody follows ("following") or who follows them ("followers"), as an own account sees
    /// it; empty: as their own server tells.
    signal followsAsked(string acct, string side, string account)
    signal mediaAsked(Ui.PostList posts, int row, int at)
    /// The same with the post beside it.
    signal pictureAsked(Ui.PostList posts, int row, int at)
    signal gapAsked(Ui.PostList posts, int row)
    /// Beside an item, or without one where the pointer is.
    signal menuAsked(Ui.PostList posts, int row, Item at)
    /// Empty words hide the hint.
    signal hintAsked(Item at, string words)
    /// Who is to act, and do what (ui/models/actwords.h); empty: what, is asked, too.
    signal actorsAsked(string uri, string account, string deed, Item at)
    /// Who is to vote so: numbers from 0 with commas between them.
    signal voterAsked(string uri, string account, string choices, Item at)
    /// Who did what a notification tells of (rowNotice.name).
    signal peopleAsked(string notice)
    /// With which emoji that account is to react.
    signal pickerAsked(string uri, string account, Item at)

    function openThread(uri: string): void {
        root.used();
        root.threadAsked(uri, "");
    }

    /// The thread of a row; of what an account was told, that one answers in it.
    function openRow(posts: Ui.PostList, row: int): void {
        root.openThreadAs(posts.at(row).uri, posts.at(row).notice.kind.length > 0 ? posts.at(row).acting.account : "");
    }

    function openThreadAs(uri: string, account: string): void {
        root.used();
        root.threadAsked(uri, account);
    }

    function openHistory(uri: string): void {
        root.used();
        root.historyAsked(uri);
    }

    function fillGap(posts: Ui.PostList, row: int): void {
        root.used();
        root.gapAsked(posts, row);
    }

    function openProfile(handle: string): void {
        root.used();
        root.profileAsked(handle);
    }

    /// A column of it, as a hashtag becomes one. `source`: its key.
    function openChannel(source: string, name: string): void {
        root.used();
        root.app.deck.showServerList(source, name);
    }

    function openFollows(acct: string, side: string, account: string): void {
        root.used();
        root.followsAsked(acct, side, account);
    }

    /// Where a notification leads.
    function openNotice(posts: Ui.PostList, row: int): void {
        switch (posts.at(row).notice.leads) {
        case "people":
            root.used();
            return root.peopleAsked(posts.at(row).notice.name);
        case "thread":
            return root.openRow(posts, row);
        case "profile":
            return root.openProfile(posts.at(row).notice.people[0].acct);
        case "page":
            return root.browse(posts.at(row).notice.page);
        }
    }

    /// `kind`: "accept-follower" or "reject-follower"; `account`: whom that person asked.
    function answerRequest(kind: string, acct: string, account: string): void {
        root.used();
        root.app.acting.actOn(kind, acct, [account], {});
    }

    function openMedia(posts: Ui.PostList, row: int, at: int): void {
        root.used();
        root.mediaAsked(posts, row, at);
    }

    function openPicture(posts: Ui.PostList, row: int, at: int): void {
        root.used();
        root.pictureAsked(posts, row, at);
    }

    function openMenu(posts: Ui.PostList, row: int, at: Item): void {
        root.used();
        root.menuAsked(posts, row, at);
    }

    /// The account that acts in the row does it or takes it back; `aside`: another one, which is
    /// asked for. `deed` is a word of ui/models/actwords.h, "more" or "as".
    function act(posts: Ui.PostList, row: int, deed: string, aside: bool, at: Item): void {
        root.used();
        const account = posts.at(row).acting.account;
        if (deed === "more") {
            root.menuAsked(posts, row, at);
        } else if (deed === "as" || aside) {
            root.actorsAsked(posts.at(row).uri, account, deed === "as" ? "" : deed, at);
        } else {
            root.perform(posts.at(row).uri, account, deed, posts.actKind(row, deed), posts.whyNot(row, deed), posts.at(row).acting.reaction, at);
        }
    }

    /// The same by one of several accounts.
    function actAs(choices: Ui.ActorChoices, row: int, account: string, given: string, deed: string, at: Item): void {
        root.used();
        root.perform(choices.uri, account, deed, choices.actKind(row, deed), choices.whyNot(row, deed), given, at);
    }

    /// `given`: with what the account reacted. What may not be done is told.
    function perform(uri: string, account: string, deed: string, kind: string, whyNot: string, given: string, at: Item): void {
        const acting = root.app.acting;
        if (kind === "unreact") {
            acting.unreact(uri, given, account);
        } else if (deed === "reply" && acting.may(whyNot)) {
            root.app.composer.reply(uri, account);
        } else if (deed === "quote" && acting.may(whyNot)) {
            root.app.composer.quote(uri, account);
        } else if (deed === "react" && acting.may(whyNot)) {
            root.pickerAsked(uri, account, at);
        } else if (deed !== "reply" && deed !== "quote" && deed !== "react") {
            acting.act(kind, uri, account);
        }
    }

    /// Gives the reaction at that place of the row, or takes it back.
    function react(posts: Ui.PostList, row: int, place: int): void {
        root.used();
        const uri = posts.at(row).uri;
        const account = posts.at(row).acting.account;
        const name = posts.at(row).reactions[place].name;
        if (posts.at(row).reactions[place].own) {
            root.app.acting.unreact(uri, name, account);
        } else if (root.app.acting.may(posts.at(row).reactions[place].why)) {
            root.app.acting.react(uri, name, posts.at(row).reactions[place].url, account);
        }
    }

    /// What was refused is tried again, forgotten, or opened once more to be written on; a row of the
    /// outbox.
    function retry(rowId: string): void {
        root.used();
        root.app.outbox.retry(rowId);
    }

    function dismiss(rowId: string): void {
        root.used();
        root.app.outbox.remove(rowId);
    }

    function rewrite(rowId: string): void {
        root.used();
        root.app.composer.takeBack(rowId);
    }

    function vote(uri: string, choices: string, account: string): void {
        root.used();
        root.app.acting.vote(uri, choices, account);
    }

    function askVoter(uri: string, account: string, choices: string, at: Item): void {
        root.used();
        root.voterAsked(uri, account, choices, at);
    }

    function addToLists(handle: string): void {
        root.used();
        root.app.wantsPersonLists(handle);
    }

    function follow(link: string): void {
        root.used();
        root.app.follow(link);
    }

    function browse(url: string): void {
        root.used();
        root.app.browse(url);
    }
}
