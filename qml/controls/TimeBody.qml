// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A date and a time to be typed, and two that are wanted often.
FocusScope {
    id: root

    /// Why the time that was chosen cannot be.
    property string trouble
    property bool unreadable: false

    signal chosen(date time)

    implicitHeight: page.height
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Another time")

    Ui.TimeChoice {
        id: calendar
    }

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
                about: qsTr("Another time")
                onClicked: root.show(calendar.inAnHour())
            }

            PillButton {
                most: page.width
                text: qsTr("Tomorrow at nine")
                about: qsTr("Another time")
                onClicked: root.show(calendar.tomorrow())
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

        PushButton {
            primary: true
            text: qsTr("Set the time")
            onClicked: root.agree()
        }
    }

    function begin(time: date): void {
        root.show(time);
        day.forceActiveFocus(Qt.TabFocusReason);
    }

    function show(time: date): void {
        root.forget();
        day.text = calendar.dateText(time);
        clock.text = calendar.clockText(time);
    }

    function forget(): void {
        root.trouble = "";
        root.unreadable = false;
    }

    function agree(): void {
        root.forget();
        root.unreadable = !calendar.isTime(day.text, clock.text);
        if (!root.unreadable) {
            root.chosen(calendar.typed(day.text, clock.text));
        }
    }
}
