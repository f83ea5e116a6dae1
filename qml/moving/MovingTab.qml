// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One of the panels; the present one stands out.
TextButton {
    id: root

    required property bool current

    Accessible.role: Accessible.PageTab
    Accessible.selectable: true
    Accessible.selected: root.current

    contentItem: Words {
        text: root.text
        color: root.current ? Theme.text : Theme.muted
        font.pixelSize: Theme.small
        font.bold: root.current
        font.underline: root.hovered
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
