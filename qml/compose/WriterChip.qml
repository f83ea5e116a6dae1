// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// An account that writes, or could. Where it cannot, resting on it tells why.
Item {
    id: root

    required property string accountId
    required property string acct
    required property string colour
    required property string reason
    required property bool chosen
    required property string trouble
    required property bool ready
    required property bool several
    required property real most
    readonly property string why: root.reason.length > 0 ? root.reason : root.trouble

    signal picked

    implicitWidth: chip.implicitWidth
    implicitHeight: chip.implicitHeight

    HoverHandler {
        id: pointer
    }

    Chip {
        id: chip

        readonly property string reason: root.reason

        most: root.most
        several: root.several
        dot: root.colour
        text: root.acct
        enabled: root.ready && root.reason.length === 0
        opacity: root.reason.length === 0 ? 1 : 0.5
        checked: root.chosen
        Accessible.description: root.why
        onClicked: root.pick()
    }

    Rectangle {
        anchors.fill: parent
        visible: root.trouble.length > 0
        radius: 10
        color: "transparent"
        border.color: Theme.danger
    }

    Hint {
        words: root.why
        wanted: pointer.hovered
    }

    /// A click has turned it already, though it may stay as it was.
    function pick(): void {
        root.picked();
        chip.checked = Qt.binding(() => root.chosen);
    }
}
