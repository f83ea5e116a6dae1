// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A post that waits for its time, who keeps it until then, and what can be done about it; or an
/// account whose server did not answer.
Item {
    id: root

    required property Ui.ScheduledPosts posts
    required property string rowId
    required property string kind
    required property string account
    required property string colour
    required property string what
    required property string line
    required property string more
    required property string when
    required property date at
    required property string place
    required property string why
    required property bool pending
    required property bool movable
    readonly property bool isPost: root.kind === "post"
    property bool asking: false
    property TimePopup popup: null

    /// The row goes, or its button.
    signal gone

    height: tools.y + tools.height + 8
    Accessible.role: Accessible.ListItem
    Accessible.name: root.isPost ? root.what + ", " + root.account + ", " + root.when + (root.line.length > 0 ? ": " + root.line : "") + ". " + root.place + (root.why.length > 0 ? " " + root.why : "") : root.account + ": " + root.why
    Keys.onEscapePressed: event => event.accepted = root.stopAsking()

    Words {
        id: title

        y: 10
        width: parent.width - times.width - 12
        text: root.isPost ? root.what : root.account
        font.bold: true
        wrapMode: Text.Wrap
    }

    Words {
        id: times

        anchors.right: parent.right
        anchors.baseline: title.baseline
        text: root.when
        font.pixelSize: Theme.small
    }

    Rectangle {
        y: who.y + (who.height - height) / 2
        width: 9
        height: 9
        radius: 4.5
        visible: who.visible && root.colour.length > 0
        color: root.colour.length > 0 ? root.colour : "transparent"
    }

    Words {
        id: who

        x: root.colour.length > 0 ? 16 : 0
        y: title.y + title.height + 3
        width: parent.width - x
        visible: root.isPost
        text: root.account
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideMiddle
    }

    Words {
        id: words

        y: who.visible ? who.y + who.height + 3 : who.y
        width: parent.width
        visible: root.line.length > 0
        text: root.line
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    Words {
        id: keeping

        y: words.visible ? words.y + words.height + 3 : words.y
        width: parent.width
        visible: root.isPost
        text: root.more.length > 0 ? root.more + " · " + root.place : root.place
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Words {
        id: reason

        y: keeping.visible ? keeping.y + keeping.height + 3 : keeping.y
        width: parent.width
        visible: text.length > 0
        text: root.pending ? qsTr("Its server is being told…") : root.why
        color: root.pending ? Theme.muted : Theme.bad
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Item {
        id: tools

        x: -6
        y: reason.visible ? reason.y + reason.height + 2 : reason.y + 2
        width: parent.width + 6
        height: Math.max(deeds.implicitHeight, question.visible ? question.y + question.height : 0)

        Row {
            id: deeds

            visible: !root.asking

            TextButton {
                id: mover

                visible: root.isPost && root.movable
                text: qsTr("Another time")
                Accessible.description: root.what
                onClicked: root.openTimes()
            }

            TextButton {
                visible: root.isPost
                text: qsTr("Edit")
                Accessible.description: root.what
                onClicked: root.posts.edit(root.rowId)
            }

            TextButton {
                id: deleter

                visible: root.isPost
                text: qsTr("Delete")
                Accessible.description: root.what
                onClicked: root.ask()
            }

            TextButton {
                visible: !root.isPost
                text: qsTr("Retry")
                Accessible.description: root.account
                onClicked: root.retry()
            }
        }

        Flow {
            id: question

            x: 6
            y: 4
            width: parent.width - 6
            visible: root.asking
            spacing: 8

            Words {
                width: parent.width
                text: qsTr("Delete it, with its text?")
                wrapMode: Text.Wrap
            }

            PushButton {
                id: keeper

                text: qsTr("Keep it")
                onClicked: root.stopAsking()
            }

            PushButton {
                dangerous: true
                text: qsTr("Delete")
                onClicked: root.remove()
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    Component {
        id: asker

        TimePopup {
            onChosen: time => root.give(time)
        }
    }

    function openTimes(): void {
        if (root.popup === null) {
            root.popup = asker.createObject(mover) as TimePopup;
        }
        root.popup.y = mover.height + 4;
        root.popup.time = root.at;
        root.popup.open();
    }

    /// A time that cannot be stays open, and says so.
    function give(time: date): void {
        const trouble = root.posts.whyNot(time);
        root.popup.say(trouble);
        if (trouble.length === 0) {
            root.popup.close();
            root.posts.setTime(root.rowId, time);
        }
    }

    /// The keys are at the answer that changes nothing.
    function ask(): void {
        root.asking = true;
        keeper.forceActiveFocus(Qt.TabFocusReason);
    }

    /// False: nothing was asked.
    function stopAsking(): bool {
        const asked = root.asking;
        root.asking = false;
        if (asked) {
            deleter.forceActiveFocus(Qt.TabFocusReason);
        }
        return asked;
    }

    function remove(): void {
        root.asking = false;
        root.gone();
        root.posts.remove(root.rowId);
    }

    function retry(): void {
        root.gone();
        root.posts.retry(root.rowId);
    }
}
