// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// People, and how each account stands to them.
Item {
    id: root

    required property Ui.ComparePane pane
    /// Something else stands above.
    required property bool topped
    readonly property int accounts: root.pane.names.length
    readonly property real whoWidth: (root.width - 32) * (root.accounts > 3 ? 0.3 : 0.38)
    readonly property real listsWidth: root.width < Theme.sized(560) ? 0 : (root.width - 32) * 0.2
    readonly property real cellWidth: (root.width - 32 - root.whoWidth - root.listsWidth) / Math.max(1, root.accounts)

    Rectangle {
        width: parent.width
        height: 1
        visible: root.topped
        color: Theme.hairline
    }

    ComparisonHead {
        id: head

        width: parent.width
        pane: root.pane
    }

    ComparisonHeadings {
        id: headings

        anchors.top: head.bottom
        width: parent.width
        pane: root.pane
        whoWidth: root.whoWidth
        cellWidth: root.cellWidth
        listsWidth: root.listsWidth
    }

    ListView {
        id: rows

        anchors.top: headings.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        activeFocusOnTab: true
        model: root.pane.people
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        Keys.onSpacePressed: root.pane.people.select(rows.currentIndex, true, false)
        Keys.onPressed: event => event.accepted = root.take(event)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("People. Space selects, Ctrl+A selects all.")
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        delegate: ComparisonRow {
            id: row

            required property int index

            width: rows.width
            current: rows.activeFocus && rows.currentIndex === row.index
            whoWidth: root.whoWidth
            cellWidth: root.cellWidth
            listsWidth: root.listsWidth
            onPressed: modifiers => root.press(row.index, modifiers)
        }

        FocusRing {
            anchors.margins: 2
            shown: rows.activeFocus && rows.count === 0
        }
    }

    Words {
        anchors.centerIn: rows
        width: Math.min(320, parent.width - 48)
        visible: rows.count === 0
        text: qsTr("Nobody is like that.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    function press(index: int, modifiers: int): void {
        rows.forceActiveFocus(Qt.MouseFocusReason);
        rows.currentIndex = index;
        root.pane.people.select(index, (modifiers & Qt.ControlModifier) !== 0, (modifiers & Qt.ShiftModifier) !== 0);
    }

    /// Whether it was a key for the table; with Shift the selection goes along.
    function take(event: KeyEvent): bool {
        const page = Math.max(1, Math.floor(rows.height / Theme.sized(34)) - 1);
        switch (event.key) {
        case Qt.Key_Down:
            return root.step(1, event.modifiers);
        case Qt.Key_Up:
            return root.step(-1, event.modifiers);
        case Qt.Key_PageDown:
            return root.step(page, event.modifiers);
        case Qt.Key_PageUp:
            return root.step(-page, event.modifiers);
        case Qt.Key_Home:
            return root.step(-rows.count, event.modifiers);
        case Qt.Key_End:
            return root.step(rows.count, event.modifiers);
        case Qt.Key_A:
            return root.selectAll(event.modifiers);
        default:
            return false;
        }
    }

    function step(by: int, modifiers: int): bool {
        rows.currentIndex = Math.max(0, Math.min(rows.count - 1, rows.currentIndex + by));
        rows.positionViewAtIndex(rows.currentIndex, ListView.Contain);
        if ((modifiers & Qt.ShiftModifier) !== 0) {
            root.pane.people.select(rows.currentIndex, false, true);
        }
        return true;
    }

    function selectAll(modifiers: int): bool {
        const wanted = (modifiers & Qt.ControlModifier) !== 0;
        if (wanted) {
            root.pane.people.selectAll();
        }
        return wanted;
    }
}
