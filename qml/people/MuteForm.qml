// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// For how long somebody is muted.
Column {
    id: root

    /// Some of the chosen accounts can mute for a while.
    required property bool timed
    property int hours: 0
    readonly property int wished: root.timed ? root.hours : 0
    readonly property bool notifications: hidden.checked

    spacing: 6

    Words {
        width: parent.width
        text: qsTr("For how long")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Flow {
        width: parent.width
        spacing: 6

        Repeater {
            model: [1, 6, 24, 168, 0]

            Choice {
                required property int modelData

                text: root.spanOf(modelData)
                enabled: root.timed || modelData === 0
                checked: root.wished === modelData
                onClicked: root.hours = modelData
            }
        }
    }

    Toggle {
        id: hidden

        width: parent.width
        checked: true
        text: qsTr("Hide what they do from the notifications, too")
    }

    function spanOf(hours: int): string {
        switch (hours) {
        case 1:
            return qsTr("1 hour");
        case 6:
            return qsTr("6 hours");
        case 24:
            return qsTr("1 day");
        case 168:
            return qsTr("7 days");
        default:
            return qsTr("For good");
        }
    }

    function options(): var {
        return {
            "hours": root.wished,
            "hideNotifications": root.notifications
        };
    }
}
