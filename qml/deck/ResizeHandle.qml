// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// The room between two columns; dragging it makes the left one wider or narrower.
Item {
    id: root

    required property int columnWidth

    signal resized(int width)

    property int startWidth: 0

    implicitWidth: Theme.gap

    Rectangle {
        anchors.centerIn: parent
        width: 3
        height: 40
        radius: 1.5
        visible: pointer.hovered || drag.active
        color: drag.active ? Theme.accent : Theme.edge
    }

    HoverHandler {
        id: pointer

        cursorShape: Qt.SplitHCursor
    }

    DragHandler {
        id: drag

        target: null
        yAxis.enabled: false
        cursorShape: Qt.SplitHCursor
        onActiveChanged: root.startWidth = root.columnWidth
        onActiveTranslationChanged: drag.active ? root.resized(Math.max(Theme.narrowest, root.startWidth + drag.activeTranslation.x)) : undefined
    }
}
