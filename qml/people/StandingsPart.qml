// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How the own accounts stand to the person of a profile, one line each.
Column {
    id: root

    required property Ui.PersonStandings standings
    required property Actions actions

    Repeater {
        model: root.standings

        StandingRow {
            id: one

            width: root.width
            onAsked: task => root.act(task, accountId)
            onDismissed: root.standings.cancel(accountId)
            onNoteAsked: one.beginNote(root.standings.noteToEdit(accountId))
            onNoteTyped: text => root.standings.typeNote(accountId, text)
            onNoteSaved: root.standings.saveNote(accountId)
            onNoteDropped: root.standings.dropNote(accountId)
        }
    }

    TextButton {
        visible: root.standings.count > 1
        text: qsTr("Follow from several at once…")
        onClicked: root.several()
    }

    function several(): void {
        root.actions.used();
        root.actions.app.wantsPersonActions(root.standings.acct, "follow", "");
    }

    function act(task: string, accountId: string): void {
        root.actions.used();
        if (task === "cancel") {
            root.standings.cancel(accountId);
        } else {
            root.actions.app.acting.actOn(task, root.standings.acct, [accountId], {});
        }
    }
}
