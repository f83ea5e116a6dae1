// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The truth about a column's servers in one line.
Item {
    id: root

    required property Ui.Column column

    signal connectionsAsked

    implicitHeight: Theme.footer

    TapHandler {
        onTapped: root.connectionsAsked()
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    Rectangle {
        x: 1 // within the column's edge
        width: parent.width - 2
        height: 1
        color: Theme.hairline
    }

    Pulse {
        id: dot

        x: 16
        anchors.verticalCenter: parent.verticalCenter
        busy: root.column.busy
        color: root.column.fine ? Theme.fine : Theme.accentText
    }

    Words {
        id: words

        x: 34
        anchors.verticalCenter: parent.verticalCenter
        width: (trouble.visible ? trouble.x - 12 : parent.width - 16) - x
        text: root.column.footer
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Words {
        id: trouble

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width * 0.55)
        visible: root.column.trouble.length > 0
        text: root.column.trouble
        color: Theme.accentText
        font.pixelSize: Theme.small
        elide: Text.ElideRight
        Accessible.role: Accessible.AlertMessage
        Accessible.name: root.column.trouble
        Accessible.description: root.column.troubleDetail

        HoverHandler {
            id: pointer
        }

        Hint {
            words: root.column.troubleDetail
            wanted: pointer.hovered
            delay: 200
            y: -implicitHeight - 6
        }
    }
}
