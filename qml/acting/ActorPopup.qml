// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Asks who acts on a post. One for a column, made when it is first asked for.
AskPopup {
    id: root

    required property Actions actions
    property Ui.ActorChoices choices: null
    property string deed
    /// What is voted for: numbers from 0 with commas between them.
    property string votes
    readonly property ActorBody body: root.contentItem as ActorBody

    width: Math.min(Theme.sized(root.deed.length > 0 ? 400 : 460), (root.parent !== null ? root.parent.Window.width : 400) - 16)
    height: root.implicitContentHeight + root.topPadding + root.bottomPadding
    padding: 8
    onOpened: root.body?.begin()

    contentItem: ActorBody {
        choices: root.choices
        deed: root.deed
        onAsked: (row, account, given, deed, at) => root.act(row, account, given, deed, at)
        onAgreed: root.go()
    }

    function openFor(choices: Ui.ActorChoices, deed: string, at: Item): void {
        const place = at.mapToItem(root.parent, 0, Math.min(at.height, 64) + 4);
        root.deed = deed;
        root.choices = choices;
        root.body.visibility = "";
        root.x = place.x;
        root.y = place.y;
        root.open();
    }

    /// What leads elsewhere closes this first.
    function act(row: int, account: string, given: string, deed: string, at: Item): void {
        if (deed === "vote") {
            root.actions.vote(root.choices.uri, root.votes, account);
            root.close();
            return;
        }
        const leads = deed === "reply" || deed === "quote" || deed === "react";
        root.actions.actAs(root.choices, row, account, given, deed, leads ? root.parent : at);
        if (leads) {
            root.close();
        }
    }

    /// Of what several do at once; as a word of model/action.h.
    function kind(): string {
        return root.deed === "mute" ? "mute-thread" : root.deed;
    }

    function go(): void {
        const acting = root.actions.app.acting;
        const who = root.choices.actors(root.deed, root.body.narrowed);
        for (let i = 0; i < who.length; ++i) {
            root.deed === "boost" ? acting.boost(root.choices.uri, who[i], root.body.narrowed ? root.body.visibility : "") : acting.act(root.kind(), root.choices.uri, who[i]);
        }
        root.close();
    }
}
