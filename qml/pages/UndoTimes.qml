// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How long a post may be taken back before it goes out.
Column {
    id: root

    required property Ui.Preferences preferences

    spacing: 6

    component Time: Choice {
        required property int seconds

        checked: root.preferences.undoSeconds === seconds
        onClicked: root.preferences.undoSeconds = seconds
    }

    Words {
        width: parent.width
        text: qsTr("A post can be taken back before it goes out")
        wrapMode: Text.Wrap
    }

    Flow {
        width: parent.width
        spacing: 8

        Time {
            seconds: 0
            text: qsTr("Not at all")
        }

        Time {
            seconds: 5
            text: qsTr("5 s")
        }

        Time {
            seconds: 10
            text: qsTr("10 s")
        }

        Time {
            seconds: 30
            text: qsTr("30 s")
        }
    }
}
