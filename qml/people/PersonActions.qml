// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Something that own accounts do about a person, their server or a hashtag: by which of them, and
/// how. It stays open and tells what comes of it.
FocusScope {
    id: root

    required property Ui.Window app
    required property Ui.ActTask task
    readonly property bool ready: root.task.chosen.length > 0 && (root.task.task !== "options" || follow.touched) && root.complete
    /// A report may lack something.
    readonly property bool complete: report.item === null || (report.item as ReportForm).ready

    signal done

    implicitHeight: page.height
    Keys.onUpPressed: root.step(false)
    Keys.onDownPressed: root.step(true)

    Column {
        id: page

        width: root.width
        spacing: 12

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.task.effect
            color: Theme.muted
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Column {
            width: parent.width

            Repeater {
                id: doers

                model: root.task
                onItemAdded: (index, item) => index === 0 ? root.enter(item) : undefined

                DoerLine {
                    width: page.width
                    onToggled: root.task.toggle(accountId)
                    onCancelAsked: root.task.cancel(accountId)
                }
            }
        }

        Words {
            width: parent.width
            visible: root.app.accounts.count === 0
            text: qsTr("There is no account yet.")
            wrapMode: Text.Wrap
        }

        MuteForm {
            id: mute

            width: parent.width
            visible: root.task.kind === "mute"
            timed: root.task.takesHours
        }

        FollowForm {
            id: follow

            width: parent.width
            visible: root.task.kind === "follow"
            task: root.task
        }

        Ui.Lazy {
            id: report

            width: parent.width
            active: root.task.kind === "report"

            content: ReportForm {
                task: root.task
            }
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.task.note
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Problem {
            width: parent.width
            text: root.task.problem
        }

        Row {
            spacing: 8

            PushButton {
                primary: !root.task.dangerous
                dangerous: root.task.dangerous
                enabled: root.ready
                text: root.task.button
                onClicked: root.go()
            }

            PushButton {
                text: qsTr("Close")
                onClicked: root.done()
            }
        }
    }

    /// The keys are on the first account, which came after the page.
    function enter(line: Item): void {
        line.focus = true;
        if (root.activeFocus) {
            line.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    /// Up and down go through all that Tab goes through.
    function step(forward: bool): void {
        root.Window.activeFocusItem.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason);
    }

    function options(): var {
        switch (root.task.kind) {
        case "mute":
            return mute.options();
        case "follow":
            return follow.options();
        case "report":
            return (report.item as ReportForm).options();
        default:
            return {};
        }
    }

    function go(): void {
        root.app.acting.actOn(root.task.kind, root.task.target, root.task.chosen, root.options());
        root.task.settle();
        root.backToDoers();
    }

    /// There it stands what becomes of it, and the button that was pressed is nothing any more.
    function backToDoers(): void {
        const first = doers.itemAt(0);
        if (first !== null) {
            first.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
