// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// "みなと boosted", "answers @x": a small icon and a line.
Item {
    id: root

    required property string icon
    required property string text
    property bool strong: false

    implicitHeight: Theme.sized(18)

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: root.icon
        size: 14
    }

    Text {
        x: Theme.mark(14) + 6
        width: parent.width - x
        height: parent.height
        text: Theme.styled(root.text, Theme.small)
        textFormat: Text.StyledText
        color: root.strong ? Theme.text : Theme.muted
        font.pixelSize: Theme.small
        font.bold: root.strong
        maximumLineCount: 1
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }
}
