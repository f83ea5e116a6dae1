// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The poll of a post that is being written: its choices, how many of them somebody may take, and
/// for how long.
Rectangle {
    id: root

    required property Ui.PollEditor poll
    required property bool ready
    required property Ui.Completions completions
    /// Whose emoji may stand in it.
    required property string accountId
    readonly property bool open: root.ready && !root.poll.fixed

    signal removeAsked

    implicitHeight: page.height + 20
    radius: 10
    color: Theme.column
    border.color: Theme.hairline
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Poll")

    Column {
        id: page

        x: 10
        y: 10
        width: parent.width - 20
        spacing: 6

        Repeater {
            id: choices

            model: root.poll

            PollChoice {
                width: page.width
                poll: root.poll
                ready: root.open
                completions: root.completions
                accountId: root.accountId
                onNextAsked: root.goOn(index)
                onRemoveAsked: root.remove(index)
            }
        }

        Flow {
            width: parent.width
            spacing: 6

            PillButton {
                most: page.width
                enabled: root.open && root.poll.mayAdd
                symbol: "plus"
                text: qsTr("Add a choice")
                about: qsTr("%n choices at most", "", root.poll.mostChoices)
                onClicked: root.add()
            }

            ChoicePill {
                most: page.width
                enabled: root.open
                symbol: "clock"
                text: root.poll.durationName
                about: qsTr("How long it runs")

                choices: WordsMenu {
                    words: [...root.poll.durationNames]
                    chosen: root.poll.durationAt
                    onPicked: index => root.poll.durationAt = index
                }
            }

            PillButton {
                most: page.width
                enabled: root.open
                symbol: "bin"
                text: qsTr("Remove the poll")
                about: qsTr("Poll")
                onClicked: root.removeAsked()
            }
        }

        Toggle {
            width: parent.width
            enabled: root.open
            checked: root.poll.multiple
            text: qsTr("Several choices may be taken")
            onToggled: root.poll.multiple = checked
        }

        Toggle {
            width: parent.width
            visible: root.poll.mayHideTotals
            enabled: root.open
            checked: root.poll.hideTotals
            text: qsTr("Hide how it stands until it ends")
            onToggled: root.poll.hideTotals = checked
        }

        Words {
            width: parent.width
            visible: root.poll.fixed
            text: qsTr("An edit leaves the poll as it is, at this server.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Problem {
            width: parent.width
            text: root.poll.problem
        }
    }

    function enterAt(place: int): void {
        const choice = choices.itemAt(place) as PollChoice;
        if (choice !== null) {
            choice.enter();
        }
    }

    function add(): void {
        root.poll.addChoice();
        root.enterAt(choices.count - 1);
    }

    /// Behind the last one a new one begins, as long as one may.
    function goOn(place: int): void {
        if (place + 1 < choices.count) {
            root.enterAt(place + 1);
        } else if (root.poll.mayAdd) {
            root.add();
        }
    }

    function remove(place: int): void {
        root.poll.removeChoice(place);
        root.enterAt(Math.min(place, choices.count - 1));
    }
}
