// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Around what the keys act on, for those who use them.
Rectangle {
    id: root

    required property bool shown

    anchors.fill: parent
    anchors.margins: -2
    visible: root.shown && Theme.keyed
    radius: 10
    color: "transparent"
    border.width: 2
    border.color: Theme.link
}
