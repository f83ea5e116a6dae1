// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// What waits to be done, and what could not be done and why; below, what waits for its time. The two
/// share the room: each has half of it, or what the other one leaves.
FocusScope {
    id: root

    required property Ui.OutboxModel outbox
    required property Ui.ScheduledPosts scheduled
    required property real room
    // A list without any height makes nothing that could be measured.
    readonly property real wanted: rows.count === 0 ? nothing.height + 24 : Math.max(120, rows.contentHeight)
    readonly property real shared: root.height - rows.y - 12
    property string problem

    signal editAsked(string rowId)

    implicitHeight: Math.min(Math.max(root.room, rows.y + 320), rows.y + root.wanted + 12 + later.implicitHeight)
    Component.onCompleted: root.outbox.active = true
    Component.onDestruction: root.outbox.active = false

    Flow {
        id: tools

        width: parent.width
        spacing: 8

        PushButton {
            focus: true
            enabled: rows.count > 0
            symbol: "refresh"
            text: qsTr("Retry all")
            onClicked: root.outbox.retryAll()
        }

        PushButton {
            visible: root.outbox.failedOthers > 0
            symbol: "bin"
            text: root.outbox.failedOthers === root.outbox.failed ? qsTr("Remove all failed") : qsTr("Remove all failed but posts")
            onClicked: root.clear()
        }
    }

    Problem {
        id: problem

        y: tools.height + 8
        width: parent.width
        height: visible ? implicitHeight : 0
        text: root.problem
    }

    ListView {
        id: rows

        y: problem.y + problem.height + 4
        width: parent.width
        height: root.shared - later.height
        clip: true
        model: root.outbox
        activeFocusOnTab: rows.count === 0
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What waits and what failed")
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Follow {
            view: rows
        }

        delegate: OutboxLine {
            width: rows.width - 12
            onRetryAsked: root.retry(rowId)
            onRemoveAsked: root.remove(rowId)
            onEditAsked: root.editAsked(rowId)
        }
    }

    Words {
        id: nothing

        anchors.centerIn: rows
        width: Math.min(400, parent.width)
        visible: rows.count === 0
        text: qsTr("Nothing waits, and nothing failed.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    ScheduledPart {
        id: later

        y: rows.y + rows.height + 12
        width: parent.width
        height: Math.min(implicitHeight, Math.max(root.shared / 2, root.shared - root.wanted))
        posts: root.scheduled
    }

    Connections {
        target: root.outbox

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    Connections {
        target: root.scheduled

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    function retry(rowId: string): void {
        root.problem = "";
        root.outbox.retry(rowId);
    }

    /// The row goes, the keys stay.
    function remove(rowId: string): void {
        root.problem = "";
        root.leave();
        root.outbox.remove(rowId);
    }

    function clear(): void {
        root.problem = "";
        root.leave();
        root.outbox.removeFailed();
    }

    function leave(): void {
        tools.children[0].forceActiveFocus(Qt.TabFocusReason);
    }
}
