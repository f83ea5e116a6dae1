// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A date and a time, and what agrees to them.
FocusScope {
    id: root

    /// Why the time that was chosen cannot be.
    property string trouble

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

        TimeFields {
            id: fields

            width: parent.width
            focus: true
            times: calendar
            about: qsTr("Another time")
            trouble: root.trouble
            onOffered: time => fields.show(time)
            onEdited: root.trouble = ""
            onChosen: time => root.chosen(time)
        }

        PushButton {
            primary: true
            text: qsTr("Set the time")
            onClicked: fields.agree()
        }
    }

    function begin(time: date): void {
        fields.begin(time);
    }
}
