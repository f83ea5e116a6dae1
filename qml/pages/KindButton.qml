// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// A kind of column: icon and name.
Choice {
    id: root

    required property string kind

    leftPadding: 22 + Theme.mark(18)
    across: 2
    alignment: Text.AlignLeft

    Icon {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        name: root.kind === "list" ? "lists" : root.kind
        size: 18
        tint: root.checked ? Theme.accentText : Theme.muted
    }
}
