// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Which accounts are compared, and which are kept in step.
FocusScope {
    id: root

    required property Ui.ComparePane pane
    required property Ui.AccountsModel accounts
    readonly property bool asking: root.pane.asksInStep
    readonly property bool busy: root.pane.busy

    implicitHeight: page.height
    focus: true
    // The button that has the keys goes when it is done.
    onBusyChanged: !root.busy && cancel.activeFocus ? start.forceActiveFocus(Qt.TabFocusReason) : undefined

    Column {
        id: page

        width: parent.width
        spacing: 6

        PaneLabel {
            text: qsTr("Accounts")
        }

        AccountChips {
            width: parent.width
            enabled: !root.pane.busy
            accounts: root.accounts
            several: true
            chosen: [...root.pane.chosen]
            onPicked: accountId => root.pane.choose(accountId, !root.pane.chosen.includes(accountId))
        }

        PushButton {
            id: start

            visible: !root.pane.busy
            enabled: root.pane.canRead
            focus: true
            primary: true
            text: qsTr("Compare")
            onClicked: root.read()
        }

        PushButton {
            id: cancel

            visible: root.pane.busy
            text: qsTr("Cancel")
            onClicked: root.pane.cancel()
        }

        Words {
            width: parent.width
            visible: root.pane.chosen.length < 2
            text: qsTr("Choose two accounts or more.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.pane.progress
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Problem {
            width: parent.width
            text: root.pane.problem
        }

        PaneLabel {
            text: qsTr("Keep in step")
        }

        Toggle {
            id: step

            width: parent.width
            visible: root.pane.stepWords.length > 0
            checked: root.pane.inStep
            text: root.pane.stepWords
            onToggled: root.turn(checked)
        }

        TextButton {
            id: often

            visible: root.pane.stepWords.length > 0
            text: root.pane.rhythms[root.pane.rhythm] + " ▾"
            Accessible.name: qsTr("How often")
            Accessible.description: root.pane.rhythms[root.pane.rhythm]
            onClicked: rhythms.popup(often, 0, often.height + 2)
        }

        TextButton {
            visible: root.pane.stepWords.length > 0
            text: qsTr("The other way round")
            onClicked: root.pane.turnStep()
        }

        Words {
            width: parent.width
            visible: root.pane.stepWords.length === 0
            text: qsTr("With two accounts chosen, one can go on following whom the other follows, as often as you like.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        AskingCard {
            id: asking

            width: parent.width
            visible: root.asking
            question: root.pane.question
            yes: root.pane.confirmWords
            dangerous: false
            onConfirmed: root.confirm()
            onDeclined: root.decline()
        }
    }

    WordsMenu {
        id: rhythms

        words: [...root.pane.rhythms]
        chosen: root.pane.rhythm
        onPicked: index => root.pane.rhythm = index
    }

    function read(): void {
        root.pane.read();
        cancel.forceActiveFocus(Qt.TabFocusReason);
    }

    /// The switch stands as it is kept: on only after a yes.
    function turn(on: bool): void {
        root.pane.askInStep(on);
        step.checked = Qt.binding(() => root.pane.inStep);
        if (root.asking) {
            asking.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function confirm(): void {
        root.pane.confirm();
        step.forceActiveFocus(Qt.TabFocusReason);
    }

    function decline(): void {
        root.pane.decline();
        step.forceActiveFocus(Qt.TabFocusReason);
    }
}
