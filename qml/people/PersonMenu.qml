// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What own accounts can do about the person of a profile; several at once are chosen in the sheet
/// that opens, which also tells who cannot and why.
PopupMenu {
    id: root

    required property Ui.Window app
    required property Ui.PersonStandings standings
    /// Which own account it is; empty: somebody else.
    readonly property string own: root.app.accounts.idOf(root.standings.acct)

    PopupMenuItem {
        title: true
        text: root.standings.acct
    }

    PopupMenuItem {
        symbol: "edit"
        visible: root.own.length > 0
        text: qsTr("Edit profile…")
        onTriggered: root.app.wantsOwnProfile(root.own)
    }

    PopupMenuItem {
        symbol: "check"
        visible: root.can("accept-follower")
        text: qsTr("Accept as a follower…")
        onTriggered: root.ask("accept-follower")
    }

    PopupMenuItem {
        symbol: "close"
        visible: root.can("accept-follower")
        text: qsTr("Reject as a follower…")
        onTriggered: root.ask("reject-follower")
    }

    PopupMenuItem {
        symbol: "plus"
        text: qsTr("Follow from…")
        onTriggered: root.ask("follow")
    }

    PopupMenuItem {
        symbol: "minus"
        visible: root.can("unfollow")
        text: qsTr("Unfollow from…")
        onTriggered: root.ask("unfollow")
    }

    PopupMenuItem {
        symbol: "settings"
        visible: root.can("options")
        text: qsTr("Boosts, notices, languages…")
        onTriggered: root.ask("options")
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        symbol: "muted"
        text: qsTr("Mute…")
        onTriggered: root.ask("mute")
    }

    PopupMenuItem {
        symbol: "sound"
        visible: root.can("unmute")
        text: qsTr("Unmute…")
        onTriggered: root.ask("unmute")
    }

    PopupMenuItem {
        symbol: "bin"
        visible: root.can("remove-follower")
        text: qsTr("Remove as a follower…")
        onTriggered: root.ask("remove-follower")
    }

    PopupMenuItem {
        symbol: "close"
        dangerous: true
        text: qsTr("Block from all my accounts…")
        onTriggered: root.ask("block")
    }

    PopupMenuItem {
        symbol: "check"
        visible: root.can("unblock")
        text: qsTr("Unblock…")
        onTriggered: root.ask("unblock")
    }

    PopupMenuItem {
        symbol: "warning"
        text: qsTr("Report…")
        onTriggered: root.ask("report")
    }

    PopupMenuLine {
    }

    PopupMenuItem {
        symbol: "close"
        dangerous: true
        text: qsTr("Block all of %1…").arg(root.standings.host)
        onTriggered: root.ask("block-domain")
    }

    PopupMenuItem {
        symbol: "check"
        visible: root.can("unblock-domain")
        text: qsTr("Unblock %1…").arg(root.standings.host)
        onTriggered: root.ask("unblock-domain")
    }

    /// Whether that would change anything for one of the accounts.
    function can(task: string): bool {
        return root.standings.tasks[task] ?? false;
    }

    function ask(task: string): void {
        root.app.wantsPersonActions(root.standings.acct, task, "");
    }
}
