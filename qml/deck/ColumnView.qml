// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// One column: header, a stack of pages with its timeline at the bottom, footer.
Rectangle {
    id: root

    required property Ui.Window app
    required property Ui.Column column
    required property bool current
    required property bool movable
    required property bool menuOpen
    /// Something is being written in here.
    required property bool composing
    /// Some of it is on screen: the deck may be wider than the window, or be covered.
    required property bool inView
    /// Made when it is first asked for.
    property RowMenu menu: null
    property ActorPopup actors: null
    property EmojiPicker picker: null
    readonly property ColumnPage page: stack.currentItem as ColumnPage
    readonly property PostListView list: root.page !== null ? root.page.list : null
    readonly property bool deep: stack.depth > 1
    readonly property Actions actions: Actions {
        app: root.app
        onUsed: root.used()
        onThreadAsked: (uri, account) => root.push(thread, {
                    "posts": root.app.thread(uri, root.column.actor.length > 0 ? root.column.actor : account)
                })
        onHistoryAsked: uri => root.push(history, {
                    "versions": root.app.history(uri)
                })
        onProfileAsked: handle => root.openProfile(handle)
        onFollowsAsked: (acct, side, account) => root.push(follows, {
                    "people": root.app.follows(acct, side, account)
                })
        onMediaAsked: (posts, row, at) => root.push(media, {
                    "row": posts.at(row),
                    "at": at
                })
        onPictureAsked: (posts, row, at) => root.push(media, {
                    "row": posts.at(row),
                    "at": at,
                    "post": posts.alone(row)
                })
        onMenuAsked: (posts, row, at) => root.openMenu(posts, row, at)
        onPeopleAsked: notice => root.push(people, {
                    "people": root.app.noticePeople(notice)
                })
        onActorsAsked: (uri, account, deed, at) => root.openActors(uri, account, deed, at)
        onVoterAsked: (uri, account, choices, at) => {
            root.openActors(uri, account, "vote", at);
            root.actors.votes = choices;
        }
        onPickerAsked: (uri, account, at) => root.openPicker(uri, account, at)
        onHintAsked: (at, words) => root.hint(at, words)
    }

    signal used
    signal menuAsked(Item at)
    signal dragged(real by)
    signal dropped

    radius: Theme.radius
    color: Theme.column
    border.color: stack.activeFocus && Theme.keyed ? Theme.link : (root.current ? Theme.edge : Theme.hairline)
    Accessible.role: Accessible.Pane
    Accessible.name: root.column.title + ", " + root.column.detail

    ColumnHeader {
        id: header

        width: parent.width
        column: root.column
        page: root.page
        deep: root.deep
        movable: root.movable
        menuOpen: root.menuOpen
        onBackAsked: root.back()
        onMenuAsked: at => root.menuAsked(at)
        onTopAsked: root.used()
        onDragged: by => root.dragged(by)
        onDropped: root.dropped()
    }

    T.StackView {
        id: stack

        // No anchors: a stack that ends would lose its size through them, and lay out its pages.
        x: 1
        y: header.height
        width: root.width - 2
        height: root.height - header.height - footer.height - compose.height
        clip: true

        // A stack without any transition never lets go of what was taken off it (Qt 6.4): pages
        // would stay, and their films would play on.
        popExit: Transition {
        }

        // Pages without a size of their own are laid out once more when the stack ends.
        initialItem: TimelinePage {
            width: stack.width
            height: stack.height
            column: root.column
            actions: root.actions
            inView: root.inView
        }
    }

    // It takes its room from below: nothing that is read moves.
    Ui.Lazy {
        id: compose

        x: 1
        anchors.bottom: footer.top
        width: root.width - 2
        active: root.composing

        content: ComposePanel {
            app: root.app
            most: Math.max(180, root.height - header.height - footer.height - 80)
        }
    }

    ColumnFooter {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        column: root.column
        onConnectionsAsked: root.app.wantsConnections()
    }

    TapHandler {
        acceptedButtons: Qt.BackButton
        onTapped: root.back()
    }

    Hint {
        id: hint
    }

    Component {
        id: rowMenu

        RowMenu {
            actions: root.actions
            view: root
        }
    }

    Component {
        id: actorPopup

        ActorPopup {
            actions: root.actions
        }
    }

    Component {
        id: thread

        ThreadView {
            width: stack.width
            height: stack.height
            actions: root.actions
        }
    }

    Component {
        id: history

        HistoryView {
            width: stack.width
            height: stack.height
        }
    }

    Component {
        id: profile

        ProfileView {
            width: stack.width
            height: stack.height
            actions: root.actions
        }
    }

    Component {
        id: follows

        FollowsView {
            width: stack.width
            height: stack.height
            actions: root.actions
        }
    }

    Component {
        id: search

        SearchView {
            width: stack.width
            height: stack.height
            actions: root.actions
            onProfileAsked: (handle, host) => root.push(profile, {
                        "person": root.app.profile(handle, root.column.actor, host)
                    })
            onThreadAsked: (url, host) => root.push(thread, {
                        "posts": root.app.thread(url, root.column.actor, host)
                    })
        }
    }

    Component {
        id: media

        MediaViewer {
            width: stack.width
            height: stack.height
            app: root.app
            actions: root.actions
        }
    }

    Component {
        id: members

        MembersPage {
            width: stack.width
            height: stack.height
            actions: root.actions
        }
    }

    Component {
        id: kinds

        NoticeKindsPage {
            width: stack.width
            height: stack.height
            column: root.column
        }
    }

    Component {
        id: people

        NoticePeoplePage {
            width: stack.width
            height: stack.height
            actions: root.actions
        }
    }

    function push(component: Component, properties: var): void {
        // Made here, for the stack of Qt 6.4 cannot make bound components; pages end themselves.
        stack.push(component.createObject(stack, properties));
        stack.currentItem.forceActiveFocus();
    }

    function openMenu(posts: Ui.PostList, row: int, at: Item): void {
        if (root.menu === null) {
            root.menu = rowMenu.createObject(root) as RowMenu;
        }
        root.menu.openFor(posts, row, at);
    }

    function openActors(uri: string, account: string, deed: string, at: Item): void {
        if (root.actors === null) {
            root.actors = actorPopup.createObject(root) as ActorPopup;
        }
        root.actors.openFor(root.app.actors(uri, account), deed, at);
    }

    /// Made when it is first asked for: thousands of emoji are nothing that a
    /// column needs at its start.
    Component {
        id: emojis

        EmojiPicker {
            app: root.app
        }
    }

    function openPicker(uri: string, account: string, at: Item): void {
        if (root.picker === null) {
            root.picker = emojis.createObject(root) as EmojiPicker;
        }
        root.picker.openFor(uri, account, at);
    }

    function openProfile(handle: string): void {
        root.push(profile, {
                "person": root.app.profile(handle, root.column.actor)
            });
    }

    /// `account`: which own account looks at it where the column names none; empty: as usual.
    function openThread(uri: string, account: string): void {
        root.actions.threadAsked(uri, account);
    }

    /// Where there is a search already, its field.
    function openSearch(): void {
        const open = stack.currentItem as SearchView;
        if (open !== null) {
            open.begin();
        } else {
            root.push(search, {
                    "finds": root.app.search(root.column.actor)
                });
        }
    }

    function searchFor(text: string): void {
        const open = stack.currentItem as SearchView;
        if (open !== null) {
            open.take(text);
        }
    }

    function openMembers(): void {
        root.push(members, {
                "members": root.app.members(root.column.listId)
            });
    }

    function openNoticeKinds(): void {
        root.push(kinds, {});
    }

    /// The author of the chosen row or, where none is chosen, whose page it is.
    function addToLists(): void {
        const chosen = root.list !== null ? root.list.chosenAcct() : "";
        const acct = chosen.length > 0 ? chosen : root.page.acct;
        if (acct.length > 0) {
            root.actions.addToLists(acct);
        }
    }

    /// Whether there was anything to go back from.
    function back(): bool {
        const wasDeep = root.deep;
        if (wasDeep) {
            stack.pop();
            stack.currentItem.forceActiveFocus();
        }
        return wasDeep;
    }

    /// The next thing is entered before the last one is left.
    function hint(at: Item, words: string): void {
        if (words.length > 0) {
            hint.parent = at;
            hint.words = words;
            hint.wanted = true;
        } else if (hint.parent === at) {
            hint.wanted = false;
        }
    }
}
