// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Emoji to pick from: those used lately, the own server's and Unicode's. One for a column or a
/// window, made when it is first asked for. As an answer to a post it reacts by itself.
AskPopup {
    id: root

    required property Ui.Window app
    readonly property Ui.EmojiChoices choices: root.app.emojiChoices()
    property string uri
    property string accountId

    /// `emoji` and `picture` as Acting.react() takes them.
    signal picked(string emoji, string picture)

    width: Math.min(Theme.sized(360), (root.parent !== null ? root.parent.Window.width : 400) - 16)
    height: Math.min(Theme.sized(420), (root.parent !== null ? root.parent.Window.height : 500) - 16)
    padding: 10
    onOpened: (root.contentItem as EmojiPane).begin()

    contentItem: EmojiPane {
        choices: root.choices
        onChosen: (emoji, picture) => root.pick(emoji, picture)
    }

    /// `uri`: of the post that is answered with it; empty: something else is done with it.
    function openFor(uri: string, accountId: string, at: Item): void {
        const place = at.mapToItem(root.parent, 0, Math.min(at.height, 64) + 4);
        root.uri = uri;
        root.accountId = accountId;
        if (uri.length > 0) {
            root.choices.beginFor(accountId, uri);
        } else {
            root.choices.begin(accountId, false);
        }
        root.x = place.x;
        root.y = place.y;
        root.open();
    }

    function pick(emoji: string, picture: string): void {
        root.choices.use(emoji, picture);
        if (root.uri.length > 0) {
            root.app.acting.react(root.uri, emoji, picture, root.accountId);
        }
        root.picked(emoji, picture);
        root.close();
    }
}
