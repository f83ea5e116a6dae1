// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// The kinds of columns, two beside each other; those that not every server has, where one of ours
/// does.
FocusScope {
    id: root

    required property string kind
    required property list<string> offered
    readonly property real half: (root.width - 8) / 2

    signal picked(string kind)

    implicitHeight: grid.height

    component Kind: KindButton {
        width: root.half
        checked: root.kind === kind
        onClicked: root.picked(kind)
    }

    component Offered: Kind {
        visible: root.offered.includes(kind)
    }

    Grid {
        id: grid

        columns: 2
        spacing: 8

        Kind {
            focus: true
            kind: "everyone"
            text: qsTr("Everyone")
        }

        Kind {
            kind: "home"
            text: qsTr("Home")
        }

        Kind {
            kind: "local"
            text: qsTr("Local")
        }

        Kind {
            kind: "federated"
            text: qsTr("Federated")
        }

        Kind {
            kind: "tag"
            text: qsTr("Hashtag")
        }

        Kind {
            kind: "list"
            text: qsTr("List")
        }

        Kind {
            kind: "person"
            text: qsTr("Person")
        }

        Kind {
            kind: "notifications"
            text: qsTr("Notifications")
        }

        Offered {
            kind: "direct"
            text: qsTr("Direct conversations")
        }

        Offered {
            kind: "mentions"
            text: qsTr("Mentions")
        }

        Offered {
            kind: "favourites"
            text: qsTr("Favourites")
        }

        Offered {
            kind: "social"
            text: qsTr("Social")
        }

        Offered {
            kind: "antenna"
            text: qsTr("Antenna")
        }

        Offered {
            kind: "channel"
            text: qsTr("Channel")
        }

        Offered {
            kind: "clip"
            text: qsTr("Clip")
        }

        Offered {
            kind: "bubble"
            text: qsTr("Bubble")
        }
    }
}
