// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A date and a time to be typed, and two that are wanted often.
FocusScope {
    id: root

    required property Ui.TimeChoice times
    /// What the time is for, said with the two.
    property string about
    /// Why the time that was chosen cannot be.
    property string trouble
    property bool unreadable: false

    /// One of the two is to be taken or shown.
    signal offered(date time)
    /// The answer before says nothing of these any more.
    signal edited
    signal chosen(date time)

    implicitHeight: page.height

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
                about: root.about
                onClicked: root.offered(root.times.inAnHour())
            }

            PillButton {
                most: page.width
                text: qsTr("Tomorrow at nine")
                about: root.about
                onClicked: root.offered(root.times.tomorrow())
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
                onTextEdited: root.forget()
                onAccepted: root.agree()
            }

            Field {
                id: clock

                width: (page.width - 8) * 0.4
                label: qsTr("Time")
                placeholderText: "9:00"
                maximumLength: 40
                onTextEdited: root.forget()
                onAccepted: root.agree()
            }
        }

        Problem {
            width: parent.width
            text: root.unreadable ? qsTr("Write it like this: 2026-12-03 and 9:00.") : root.trouble
        }
    }

    function begin(time: date): void {
        root.show(time);
        day.forceActiveFocus(Qt.TabFocusReason);
    }

    function show(time: date): void {
        root.forget();
        day.text = root.times.dateText(time);
        clock.text = root.times.clockText(time);
    }

    function forget(): void {
        root.unreadable = false;
        root.edited();
    }

    function agree(): void {
        root.forget();
        root.unreadable = !root.times.isTime(day.text, clock.text);
        if (!root.unreadable) {
            root.chosen(root.times.typed(day.text, clock.text));
        }
    }
}
