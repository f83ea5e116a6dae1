// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// A host that was asked: how often and why, and the switch that ends it.
Item {
    id: root

    required property string host
    required property string words
    required property string reasons
    required property bool never
    required property bool own

    signal neverAsked(bool to)

    implicitHeight: Math.max(never.height, reasons.visible ? reasons.y + reasons.height : times.y + times.height) + 12
    Accessible.role: Accessible.ListItem
    Accessible.name: root.host + ": " + root.words + (root.reasons.length > 0 ? ". " + root.reasons : "")

    Words {
        id: title

        y: 8
        width: never.x - 12
        text: root.host
        font.bold: true
        elide: Text.ElideMiddle
    }

    Words {
        id: times

        y: title.y + title.height + 2
        width: title.width
        text: root.words
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Words {
        id: reasons

        y: times.y + times.height + 1
        width: title.width
        visible: root.reasons.length > 0
        text: root.reasons
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Toggle {
        id: never

        anchors.right: parent.right
        y: 4
        width: Theme.sized(116)
        visible: !root.own
        text: qsTr("never")
        checked: root.never
        Accessible.name: qsTr("Never contact %1 directly").arg(root.host)
        onToggled: root.turn(checked)
    }

    Words {
        anchors.right: parent.right
        y: 8
        visible: root.own
        text: qsTr("your server")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    /// It turns when that is settled: it may be refused.
    function turn(to: bool): void {
        root.neverAsked(to);
        never.checked = Qt.binding(() => root.never);
    }
}
