// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A column and the room at its right, by which it is resized.
Item {
    id: root

    required property Ui.Window app
    required property int index
    required property Ui.Column column
    required property bool single
    required property bool current
    required property bool menuOpen
    required property bool composing
    required property bool inView
    property alias view: view
    property real shift: 0

    signal used
    signal menuAsked(Item at)
    signal dragged(real by)
    signal dropped

    z: root.shift !== 0 ? 1 : 0

    ColumnView {
        id: view

        width: root.width - (root.single ? 0 : Theme.gap)
        height: root.height
        opacity: root.shift !== 0 ? 0.8 : 1
        app: root.app
        column: root.column
        current: root.current && !root.single
        movable: !root.single
        menuOpen: root.menuOpen
        composing: root.composing
        inView: root.inView
        onUsed: root.used()
        onMenuAsked: at => root.menuAsked(at)
        onDragged: by => root.moveBy(by)
        onDropped: root.settle()

        transform: Translate {
            x: root.shift
        }
    }

    ResizeHandle {
        anchors.right: parent.right
        height: parent.height
        visible: !root.single
        columnWidth: root.column.width
        onResized: width => root.column.width = width
    }

    function moveBy(by: real): void {
        root.used();
        root.shift = by;
        root.dragged(by);
    }

    function settle(): void {
        root.shift = 0;
        root.dropped();
    }
}
