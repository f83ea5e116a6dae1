// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Which run it is, how far it is, and what can be done with it.
Column {
    id: root

    required property Ui.RunPane run
    readonly property bool tight: root.width < Theme.sized(560)
    property bool cancels: false

    spacing: 0

    Item {
        width: parent.width
        height: (root.tight ? Theme.header + actions.height : Math.max(Theme.header, actions.height + 8)) - 1

        Words {
            x: 16
            y: (Theme.header - height) / 2
            width: (root.tight ? parent.width - 16 : actions.x) - x - 8
            text: root.run.title
            font.pixelSize: Theme.heading
            font.bold: true
            elide: Text.ElideMiddle
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Row {
            id: actions

            x: root.tight ? 10 : parent.width - width - 10
            y: root.tight ? Theme.header - 6 : (Theme.header - height) / 2

            // One for both: the keys stay with it.
            TextButton {
                visible: root.run.canPause || root.run.canResume
                text: root.run.canPause ? qsTr("Pause") : qsTr("Go on")
                onClicked: root.run.canPause ? root.run.pause() : root.run.resume()
            }

            TextButton {
                id: stop

                visible: root.run.canCancel
                text: qsTr("Cancel")
                onClicked: root.askCancel()
            }

            TextButton {
                visible: text.length > 0
                text: root.run.retryWords
                onClicked: root.run.retry()
            }

            TextButton {
                visible: root.run.runId.length > 0
                text: qsTr("Save report")
                onClicked: picker.open()
            }

            TextButton {
                visible: root.run.canRemove
                text: qsTr("Remove")
                Accessible.name: qsTr("Remove this import from the list; what it did stays")
                onClicked: root.run.remove()
            }
        }
    }

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    Item {
        width: parent.width
        height: Math.max(progress.height, pace.height) + 20

        Words {
            id: progress

            x: 16
            y: 12
            width: Math.min(implicitWidth, parent.width - 32)
            text: root.run.words
            font.bold: true
        }

        Words {
            id: pace

            anchors.baseline: progress.baseline
            x: progress.x + progress.width + 8
            width: ends.x - x - 8
            text: root.run.pace
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }

        Words {
            id: ends

            anchors.baseline: progress.baseline
            anchors.right: parent.right
            anchors.rightMargin: 16
            text: root.run.ends
            color: Theme.muted
            font.pixelSize: Theme.small
        }
    }

    RunBar {
        x: 16
        width: parent.width - 32
        shares: root.run.shares
        Accessible.role: Accessible.ProgressBar
        Accessible.name: root.run.words
    }

    // There is always room for why a run waits, which comes and goes: the rows below stay where they
    // are. Why it goes on no more is told at length.
    Item {
        readonly property int room: Theme.sized(root.tight ? 40 : 20)

        width: parent.width
        height: (root.run.canPause ? room : Math.max(room, trouble.height)) + 6

        Problem {
            id: trouble

            x: 16
            y: 5
            width: parent.width - 32
            text: root.run.trouble
            elide: Text.ElideRight
            maximumLineCount: root.run.canPause ? (root.tight ? 2 : 1) : 20
        }

        HoverHandler {
            id: pointer
        }

        Hint {
            words: trouble.truncated ? trouble.text : ""
            wanted: pointer.hovered
        }
    }

    Words {
        x: 16
        width: parent.width - 32
        visible: text.length > 0
        bottomPadding: 6
        text: root.run.notice
        font.pixelSize: Theme.small
        wrapMode: Text.WrapAnywhere
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    AskingCard {
        id: asking

        x: 16
        width: parent.width - 32
        visible: root.cancels && root.run.canCancel
        question: root.run.cancelWords
        yes: qsTr("Cancel the import")
        dangerous: true
        onConfirmed: root.cancel()
        onDeclined: root.decline()
    }

    FilePicker {
        id: picker

        title: qsTr("Save the report")
        saving: true
        filters: [qsTr("CSV files (*.csv)")]
        suggested: root.run.reportFile
        onPicked: place => root.run.saveReport(place)
        onMissing: root.run.saveReport(root.run.reportFile)
    }

    function askCancel(): void {
        root.cancels = true;
        asking.forceActiveFocus(Qt.TabFocusReason);
    }

    function decline(): void {
        root.cancels = false;
        stop.forceActiveFocus(Qt.TabFocusReason);
    }

    function cancel(): void {
        root.cancels = false;
        root.run.cancel();
    }
}
