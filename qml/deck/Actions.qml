// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick

/// What rows of one column ask for; the column answers. Keeps delegates free of who is above them.
QtObject {
    id: root

    required property Ui.Window app

    /// The reader did something here: this column becomes the current one.
    signal used
    signal threadAsked(string uri)
    signal historyAsked(string uri)
    signal profileAsked(string handle)
    signal mediaAsked(Ui.PostList posts, int row, int at)
    /// The same with the post beside it.
    signal pictureAsked(Ui.PostList posts, int row, int at)
    signal gapAsked(Ui.PostList posts, int row)
    /// Beside an item, or without one where the pointer is.
    signal menuAsked(Ui.PostList posts, int row, Item at)
    /// Empty words hide the hint.
    signal hintAsked(Item at, string words)

    function openThread(uri: string): void {
        root.used();
        root.threadAsked(uri);
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
