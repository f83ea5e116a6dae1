// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How many are compared, which of them are shown, and what is done with those selected.
Column {
    id: root

    required property Ui.ComparePane pane
    readonly property bool asking: root.pane.question.length > 0 && !root.pane.asksInStep
    readonly property int selected: root.pane.people.selected
    /// The button that asked.
    property Item asker: follows

    spacing: 6
    bottomPadding: 6

    Item {
        width: parent.width
        height: Theme.header

        Words {
            id: title

            x: 16
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width * 0.5)
            text: qsTr("Compare accounts")
            font.pixelSize: Theme.heading
            font.bold: true
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Words {
            anchors.right: parent.right
            anchors.rightMargin: 16
            anchors.baseline: title.baseline
            width: Math.min(implicitWidth, parent.width - title.x - title.width - 32)
            text: root.pane.summary
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.hairline
        }
    }

    Flow {
        x: 16
        width: parent.width - 32
        spacing: 6

        Field {
            width: Theme.sized(180)
            height: Math.max(32, Theme.sized(32))
            placeholderText: qsTr("Search")
            Accessible.name: qsTr("Search in the people")
            text: root.pane.search
            onTextEdited: root.pane.search = text
            Keys.onEscapePressed: event => event.accepted = root.endSearch()
        }

        TextButton {
            id: only

            height: Math.max(32, Theme.sized(32))
            text: root.pane.filters[root.pane.filter] + " ▾"
            Accessible.name: qsTr("Shown: %1").arg(root.pane.filters[root.pane.filter])
            onClicked: filters.popup(only, 0, only.height + 2)
        }

        TextButton {
            id: from

            height: Math.max(32, Theme.sized(32))
            text: (root.pane.followedFrom < 0 ? qsTr("Followed from any") : qsTr("Followed from %1").arg(root.pane.shortNames[root.pane.followedFrom])) + " ▾"
            onClicked: followedFrom.popup(from, 0, from.height + 2)
        }

        TextButton {
            id: notFrom

            height: Math.max(32, Theme.sized(32))
            text: (root.pane.notFollowedFrom < 0 ? qsTr("Not followed from …") : qsTr("Not followed from %1").arg(root.pane.shortNames[root.pane.notFollowedFrom])) + " ▾"
            onClicked: notFollowedFrom.popup(notFrom, 0, notFrom.height + 2)
        }

        TextButton {
            id: sorts

            height: Math.max(32, Theme.sized(32))
            text: root.pane.orders[root.pane.order] + " ▾"
            Accessible.name: qsTr("Order: %1").arg(root.pane.orders[root.pane.order])
            onClicked: orders.popup(sorts, 0, sorts.height + 2)
        }
    }

    Flow {
        x: 16
        width: parent.width - 32
        visible: root.selected > 0 && !root.asking
        spacing: 6

        Words {
            height: Math.max(32, Theme.sized(32))
            text: root.pane.selection
            font.bold: true
            verticalAlignment: Text.AlignVCenter
        }

        TextButton {
            id: follows

            height: Math.max(32, Theme.sized(32))
            text: qsTr("Follow from… ▾")
            onClicked: following.popup(follows, 0, follows.height + 2)
        }

        TextButton {
            id: leaves

            height: Math.max(32, Theme.sized(32))
            text: qsTr("Unfollow from… ▾")
            onClicked: leaving.popup(leaves, 0, leaves.height + 2)
        }

        TextButton {
            height: Math.max(32, Theme.sized(32))
            text: qsTr("Select nobody")
            onClicked: root.pane.people.selectNone()
        }
    }

    AskingCard {
        id: asking

        x: 16
        width: parent.width - 32
        visible: root.asking
        question: root.pane.question
        yes: root.pane.confirmWords
        dangerous: root.pane.dangerous
        onConfirmed: root.pane.confirm()
        onDeclined: root.decline()
    }

    WordsMenu {
        id: filters

        words: [...root.pane.filters]
        chosen: root.pane.filter
        onPicked: index => root.pane.filter = index
    }

    WordsMenu {
        id: followedFrom

        words: [qsTr("Any account"), ...root.pane.names]
        chosen: root.pane.followedFrom + 1
        onPicked: index => root.pane.followedFrom = index - 1
    }

    WordsMenu {
        id: notFollowedFrom

        words: [qsTr("No account in particular"), ...root.pane.names]
        chosen: root.pane.notFollowedFrom + 1
        onPicked: index => root.pane.notFollowedFrom = index - 1
    }

    WordsMenu {
        id: orders

        words: [...root.pane.orders]
        chosen: root.pane.order
        onPicked: index => root.pane.order = index
    }

    WordsMenu {
        id: following

        words: [...root.pane.names]
        onPicked: index => root.askFollow(index)
    }

    WordsMenu {
        id: leaving

        words: [...root.pane.names]
        onPicked: index => root.askUnfollow(index)
    }

    function askFollow(account: int): void {
        root.asker = follows;
        root.pane.askFollow(account);
        asking.forceActiveFocus(Qt.TabFocusReason);
    }

    function askUnfollow(account: int): void {
        root.asker = leaves;
        root.pane.askUnfollow(account);
        asking.forceActiveFocus(Qt.TabFocusReason);
    }

    function decline(): void {
        root.pane.decline();
        root.asker.forceActiveFocus(Qt.TabFocusReason);
    }

    function endSearch(): bool {
        const searched = root.pane.search.length > 0;
        root.pane.search = "";
        return searched;
    }
}
