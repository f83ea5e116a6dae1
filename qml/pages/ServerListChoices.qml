// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Which of the lists that the servers of the accounts keep, or of their antennas, channels or clips;
/// they are asked when this is shown.
Column {
    id: root

    required property Ui.ServerPlaces places
    required property string chosen
    property string kind: "server-list"

    signal picked(string source, string title)

    spacing: 4
    onVisibleChanged: root.visible ? root.places.ask() : undefined
    Component.onCompleted: root.visible ? root.places.ask() : undefined

    Repeater {
        model: root.places

        Item {
            id: place

            required property string source
            required property string acct
            required property string title
            required property string host
            required property string words
            readonly property bool heads: place.source.length === 0

            width: root.width
            height: place.heads ? heading.height + 8 : choice.height

            Words {
                id: heading

                y: 8
                width: parent.width
                visible: place.heads
                text: place.words.length > 0 ? place.words : root.heading(place.host, place.acct)
                color: place.words.length > 0 ? Theme.accentText : Theme.muted
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }

            Choice {
                id: choice

                width: parent.width
                visible: !place.heads
                text: place.title
                checked: root.chosen === place.source
                onClicked: root.picked(place.source, place.title)
            }
        }
    }

    Words {
        width: parent.width
        visible: root.kind !== "server-list" && !root.places.asking && root.places.count === 0
        text: qsTr("Your accounts have none yet.")
        color: Theme.muted
        wrapMode: Text.Wrap
    }

    Words {
        width: parent.width
        visible: root.places.asking
        text: qsTr("Asking the servers of your accounts…")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    function heading(host: string, acct: string): string {
        switch (root.kind) {
        case "antenna":
            return qsTr("Antennas of %1").arg(acct);
        case "channel":
            return qsTr("Channels of %1").arg(acct);
        case "clip":
            return qsTr("Clips of %1").arg(acct);
        default:
            return qsTr("Lists that %1 keeps for %2").arg(host).arg(acct);
        }
    }
}
