// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What is said, what was refused just now, files that are going out, and posts that may still be taken back. They lie over the
/// lower edge of the deck and move nothing.
Column {
    id: root

    required property Ui.Window app
    /// A sentence, until it is dismissed.
    required property string said

    signal outboxAsked
    signal dismissed

    spacing: 8

    BottomLine {
        width: parent.width
        visible: root.said.length > 0
        symbol: "warning"
        tint: Theme.accentText
        text: root.said

        IconButton {
            width: Theme.mark(28)
            height: width
            name: "close"
            size: 16
            text: qsTr("Dismiss")
            onClicked: root.dismissed()
        }
    }

    BottomLine {
        width: parent.width
        visible: root.app.outbox.refusal.length > 0
        symbol: "warning"
        tint: Theme.accentText
        text: root.app.outbox.refusal

        TextButton {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Show")
            onClicked: root.outboxAsked()
        }

        TextButton {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Retry")
            onClicked: root.app.outbox.retryRefused()
        }

        IconButton {
            width: Theme.mark(28)
            height: width
            name: "close"
            size: 16
            text: qsTr("Dismiss")
            onClicked: root.app.outbox.dismissRefusal()
        }
    }

    BottomLine {
        width: parent.width
        visible: root.app.outbox.uploading.length > 0
        symbol: "up"
        text: root.app.outbox.uploading

        TextButton {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Show")
            onClicked: root.outboxAsked()
        }
    }

    Repeater {
        model: root.app.leaving

        BottomLine {
            id: leaving

            required property string rowId
            required property string words

            width: root.width
            text: words

            TextButton {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Undo")
                onClicked: root.app.composer.takeBack(leaving.rowId)
            }

            TextButton {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Send now")
                onClicked: root.app.outbox.retry(leaving.rowId)
            }
        }
    }
}
