// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The own accounts before a post, each with all that it can do or, where the deed is known, to
/// choose from: one for what takes a next step, several for what is just done.
FocusScope {
    id: root

    required property Ui.ActorChoices choices
    /// A word of ui/models/actwords.h; empty: all of them are offered.
    required property string deed
    readonly property bool single: root.deed === "reply" || root.deed === "quote" || root.deed === "react" || root.deed === "vote"
    readonly property bool several: root.deed.length > 0 && !root.single
    readonly property int ready: root.several && root.choices !== null && root.choices.chosen > 0 ? root.choices.actors(root.deed, root.narrowed).length : 0
    /// Of the boost; empty: as the server does it.
    property string visibility
    readonly property bool narrowed: root.deed === "boost" && root.visibility.length > 0 && root.choices !== null && root.choices.narrows

    /// One account does it, or takes it back. `given`: with what it reacted.
    signal asked(int row, string account, string given, string deed, Item at)
    /// All that are chosen do it.
    signal agreed

    focus: true
    implicitHeight: page.height
    Keys.onDownPressed: root.step(true)
    Keys.onUpPressed: root.step(false)

    Column {
        id: page

        width: root.width
        spacing: 6

        Words {
            leftPadding: 4
            width: parent.width
            text: root.title()
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }

        ListView {
            id: list

            width: parent.width
            height: Math.min(contentHeight, Theme.sized(320))
            clip: true
            keyNavigationEnabled: false
            model: root.choices
            onCountChanged: root.arrived()
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            delegate: root.deed.length > 0 ? line : row
            T.ScrollBar.vertical: ThinScrollBar {
            }
        }

        Row {
            visible: root.deed === "boost" && root.choices !== null && root.choices.narrows
            spacing: 6

            Choice {
                text: qsTr("As the post")
                checked: root.visibility === ""
                onClicked: root.visibility = ""
            }

            Choice {
                text: qsTr("Unlisted")
                checked: root.visibility === "unlisted"
                onClicked: root.visibility = "unlisted"
            }

            Choice {
                text: qsTr("To followers")
                checked: root.visibility === "private"
                onClicked: root.visibility = "private"
            }
        }

        PushButton {
            width: parent.width
            visible: root.several
            enabled: root.ready > 0
            primary: true
            text: root.offer(root.ready)
            onClicked: root.agreed()
        }
    }

    Component {
        id: row

        ActorRow {
            id: actor

            width: list.width
            choices: root.choices
            onAsked: (deed, at) => root.asked(actor.index, actor.acting.account, actor.acting.reaction, deed, at)
        }
    }

    Component {
        id: line

        ActorLine {
            id: choice

            required property int index

            width: list.width
            several: root.several
            done: (root.several || root.deed === "vote") && choice.isDone(root.deed)
            whyNot: choice.acting.account.length > 0 && root.choices !== null ? root.why(choice.index, choice.acting) : ""
            onClicked: root.single ? root.asked(choice.index, choice.acting.account, choice.acting.reaction, root.deed, choice) : root.choices.toggle(choice.index)
        }
    }

    Connections {
        target: root.choices

        function onReadyChanged(): void {
            root.begin();
        }
    }

    /// Why that account cannot do what was chosen; empty: it can.
    function why(row: int, acting: Ui.rowActing): string {
        const never = root.choices.whyNot(row, root.deed);
        return never.length === 0 && root.narrowed && !acting.narrows ? qsTr("Whoever sees the post sees a boost from here.") : never;
    }

    /// They were read just now.
    function arrived(): void {
        if (root.activeFocus) {
            list.forceLayout();
            root.begin();
        }
    }

    /// The keys are on the first account that can do it. Not by the chain of focus: that of Qt 6.8
    /// leads out of a list.
    function begin(): void {
        for (let i = 0; i < list.count; ++i) {
            const first = root.firstIn(list.itemAtIndex(i));
            if (first !== null) {
                first.forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
    }

    /// What takes the focus, itself or within; null: nothing does.
    function firstIn(item: Item): Item {
        if (item === null || !item.visible || !item.enabled) {
            return null;
        }
        if (item.activeFocusOnTab) {
            return item;
        }
        for (let i = 0; i < item.children.length; ++i) {
            const first = root.firstIn(item.children[i]);
            if (first !== null) {
                return first;
            }
        }
        return null;
    }

    function step(forward: bool): void {
        const focused = root.Window.activeFocusItem;
        if (focused !== null) {
            focused.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function title(): string {
        switch (root.deed) {
        case "reply":
            return qsTr("Reply as…");
        case "boost":
            return qsTr("Boost as…");
        case "quote":
            return qsTr("Quote as…");
        case "favourite":
            return qsTr("Favourite as…");
        case "react":
            return qsTr("React as…");
        case "bookmark":
            return qsTr("Bookmark as…");
        case "vote":
            return qsTr("Vote as…");
        case "mute":
            return qsTr("Mute this thread as…");
        default:
            return qsTr("Act as…");
        }
    }

    function offer(count: int): string {
        switch (root.deed) {
        case "boost":
            return qsTr("Boost from %n accounts", "", count);
        case "favourite":
            return qsTr("Favourite from %n accounts", "", count);
        case "mute":
            return qsTr("Mute from %n accounts", "", count);
        default:
            return qsTr("Bookmark from %n accounts", "", count);
        }
    }
}
