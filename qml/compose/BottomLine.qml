// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// A line over the lower edge of the deck: what happened, and at the right what can be done.
Rectangle {
    id: root

    required property string text
    property string symbol: "outbox"
    property color tint: Theme.muted
    default property alias buttons: tools.data
    readonly property bool narrow: words.x + natural.width + tools.width + 24 > root.width

    implicitHeight: root.narrow ? words.height + tools.height + 20 : Math.max(words.height + 20, tools.height + 12)
    radius: Theme.boxRadius
    color: Theme.raised
    border.color: Theme.edge
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    TextMetrics {
        id: natural

        text: root.text
        font: words.font
    }

    Icon {
        x: 14
        y: words.y + (words.font.pixelSize * 1.3 - height) / 2
        name: root.symbol
        size: 18
        tint: root.tint
    }

    Words {
        id: words

        x: 24 + Theme.mark(18)
        y: root.narrow ? 10 : (root.height - height) / 2
        width: root.width - x - (root.narrow ? 14 : tools.width + 24)
        text: root.text
        wrapMode: Text.Wrap
        maximumLineCount: 5
        elide: Text.ElideRight
    }

    Row {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: 10
        y: root.narrow ? words.y + words.height + 4 : (root.height - height) / 2
        spacing: 4
    }
}
