// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One own account in a task: whether it is chosen, how it stands, what waits and what was refused.
Item {
    id: root

    required property string accountId
    required property string acct
    required property string colour
    required property bool chosen
    required property bool open
    required property string why
    required property string words
    required property string pending
    required property string trouble
    readonly property string standing: root.pending.length > 0 ? root.pending : root.words
    readonly property bool stoppable: root.pending.length > 0 || root.trouble.length > 0

    signal toggled
    signal cancelAsked

    implicitHeight: line.height
    onActiveFocusChanged: root.activeFocus && !line.activeFocus && !stop.activeFocus ? line.forceActiveFocus(Qt.TabFocusReason) : undefined

    Rectangle {
        x: 0
        y: 8
        width: 4
        height: Theme.mark(20)
        radius: 2
        color: root.colour
    }

    CheckLine {
        id: line

        x: 6
        width: root.width - 6 - (stop.visible ? stop.width + 4 : 0)
        focus: true
        text: root.standing.length > 0 ? root.acct + " · " + root.standing : root.acct
        inside: root.chosen
        busy: root.pending.length > 0
        known: root.open
        words: root.trouble.length > 0 ? root.trouble : root.why
        onClicked: root.open ? root.toggled() : undefined
    }

    TextButton {
        id: stop

        anchors.right: parent.right
        y: (Theme.control - height) / 2
        visible: root.stoppable
        text: root.pending.length > 0 ? qsTr("Cancel") : qsTr("Dismiss")
        onClicked: root.cancelAsked()
    }
}
