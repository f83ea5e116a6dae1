// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// A body that is more than paragraphs: headings, lists, quotations, code, centred lines.
Column {
    id: root

    required property list<var> blocks

    signal linkFollowed(string link)

    spacing: 8
    Component.onCompleted: root.forceLayout()

    Repeater {
        model: root.blocks

        BlockPart {
            required property rowBlock modelData

            width: root.width
            block: modelData
            onLinkFollowed: link => root.linkFollowed(link)
        }
    }
}
