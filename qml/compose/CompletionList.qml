// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// What the word at the cursor could become: below its line, or above it where there is more room.
/// The keys stay where it is typed.
T.Popup {
    id: root

    required property Ui.Completions completions
    /// Of the text cursor, in the parent.
    required property rect cursor
    readonly property int gap: 4
    readonly property int rowHeight: Math.max(36, Theme.sized(36))
    readonly property real wanted: root.completions.count * root.rowHeight + root.topPadding + root.bottomPadding
    property real roomAbove: 0
    property real roomBelow: 0
    readonly property bool upwards: root.roomBelow < root.wanted && root.roomAbove > root.roomBelow

    signal chosen(int row)

    x: root.cursor.x - 16
    y: root.upwards ? root.cursor.y - root.height - root.gap : root.cursor.y + root.cursor.height + root.gap
    width: Math.min(Theme.sized(380), (root.parent !== null ? root.parent.Window.width : 380) - 16)
    height: Math.min(root.wanted, root.upwards ? root.roomAbove : root.roomBelow)
    margins: 8
    padding: 6
    closePolicy: T.Popup.NoAutoClose
    onAboutToShow: root.measure()
    onCursorChanged: root.visible ? root.measure() : undefined

    background: Rectangle {
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.edge
    }

    contentItem: ListView {
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: root.completions
        currentIndex: root.completions.at
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Suggestions")
        T.ScrollBar.vertical: ThinScrollBar {
        }

        delegate: CompletionRow {
            width: root.availableWidth
            height: root.rowHeight
            completions: root.completions
            onChosen: row => root.chosen(row)
        }
    }

    function measure(): void {
        const top = root.parent.mapToItem(null, 0, root.cursor.y).y;
        const space = root.gap + root.topMargin;
        root.roomAbove = Math.max(0, top - space);
        root.roomBelow = Math.max(0, root.parent.Window.height - top - root.cursor.height - space);
    }
}
