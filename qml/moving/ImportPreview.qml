// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// What an import would do, and the button that lets it begin.
Column {
    id: root

    required property Ui.ImportPane pane
    readonly property bool asking: root.pane.question.length > 0

    spacing: 8

    Words {
        width: parent.width
        visible: text.length > 0
        text: root.pane.lossWords
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Column {
        width: parent.width

        Repeater {
            model: root.pane.preview

            CountLine {
                width: root.width
            }
        }
    }

    Problem {
        width: parent.width
        text: root.pane.warning
    }

    ListView {
        id: names

        width: parent.width
        height: Math.min(Math.max(contentHeight, Theme.sized(30)), Theme.sized(180))
        visible: count > 0
        clip: true
        activeFocusOnTab: true
        model: root.pane.removals
        boundsBehavior: Flickable.StopAtBounds
        Keys.onPressed: event => event.accepted = follow.turn(event.key)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Who will be taken away")
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        Follow {
            id: follow

            view: names
        }

        delegate: Words {
            required property string who
            required property string detail

            width: names.width
            leftPadding: 12
            rightPadding: 16
            topPadding: 3
            bottomPadding: 3
            text: detail.length > 0 ? who + " · " + detail : who
            color: Theme.bad
            font.pixelSize: Theme.small
            elide: Text.ElideMiddle
            Accessible.role: Accessible.ListItem
            Accessible.name: text
        }

        Rectangle {
            anchors.fill: parent
            z: -1
            radius: 10
            color: Theme.raised
        }

        FocusRing {
            anchors.margins: 0
            shown: names.activeFocus
        }
    }

    PushButton {
        id: begin

        visible: root.pane.beginWords.length > 0 && !root.asking
        primary: true
        text: root.pane.beginWords
        onClicked: root.begin()
    }

    Words {
        width: parent.width
        visible: text.length > 0 && !root.asking
        text: root.pane.timeWords
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    // Below the button, which must not move away from under the pointer when this ends.
    Words {
        width: parent.width
        visible: text.length > 0
        text: root.pane.checking
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
        dangerous: true
        onConfirmed: root.pane.confirm()
        onDeclined: root.decline()
    }

    function begin(): void {
        root.pane.begin();
        if (root.asking) {
            asking.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function decline(): void {
        root.pane.decline();
        begin.forceActiveFocus(Qt.TabFocusReason);
    }
}
