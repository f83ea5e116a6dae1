// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A date and a time, two that are wanted often, and where the post waits until then.
FocusScope {
    id: root

    required property Ui.Composer composer
    required property Ui.TimeChoice times
    readonly property bool set: root.times.words(root.composer.scheduledAt).length > 0
    property bool unreadable: false

    signal done

    implicitHeight: page.height
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("When it is posted")

    Column {
        id: page

        width: root.width
        spacing: 8

        Flow {
            width: parent.width
            spacing: 6

            PillButton {
                most: page.width
                text: qsTr("In an hour")
                about: qsTr("When it is posted")
                onClicked: root.take(root.times.inAnHour())
            }

            PillButton {
                most: page.width
                text: qsTr("Tomorrow at nine")
                about: qsTr("When it is posted")
                onClicked: root.take(root.times.tomorrow())
            }
        }

        Row {
            width: parent.width
            spacing: 8

            Field {
                id: day

                width: (page.width - 8) * 0.6
                focus: true
                label: qsTr("Date")
                placeholderText: "2026-12-03"
                maximumLength: 40
                onTextEdited: root.unreadable = false
                onAccepted: root.agree()
            }

            Field {
                id: clock

                width: (page.width - 8) * 0.4
                label: qsTr("Time")
                placeholderText: "9:00"
                maximumLength: 40
                onTextEdited: root.unreadable = false
                onAccepted: root.agree()
            }
        }

        Problem {
            width: parent.width
            text: root.unreadable ? qsTr("Write it like this: 2026-12-03 and 9:00.") : root.composer.scheduleProblem
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.composer.scheduleNote
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                primary: true
                text: qsTr("Set the time")
                onClicked: root.agree()
            }

            PushButton {
                visible: root.set
                text: qsTr("Post at once")
                onClicked: root.clear()
            }
        }
    }

    function begin(): void {
        root.show(root.composer.scheduledAt);
        day.forceActiveFocus(Qt.TabFocusReason);
    }

    function show(time: date): void {
        root.unreadable = false;
        day.text = root.times.dateText(time);
        clock.text = root.times.clockText(time);
    }

    function take(time: date): void {
        root.composer.scheduledAt = time;
        root.show(time);
    }

    /// A time that has passed stays open, and says so.
    function agree(): void {
        root.unreadable = !root.times.isTime(day.text, clock.text);
        if (!root.unreadable) {
            root.take(root.times.typed(day.text, clock.text));
        }
        if (!root.unreadable && root.composer.scheduleProblem.length === 0) {
            root.done();
        }
    }

    function clear(): void {
        root.composer.scheduledAt = root.times.none();
        root.done();
    }
}
