// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A menu in our look; made when it is asked for, never in a row.
T.Menu {
    id: root

    /// What stands beside its title where it is a part of another menu.
    property string symbol
    /// Of the longest item, hidden ones among them: an opened menu keeps its width.
    readonly property real widest: root.widestOf(root.count)

    implicitWidth: root.widest + root.leftPadding + root.rightPadding
    implicitHeight: root.contentHeight + root.topPadding + root.bottomPadding
    margins: 8
    padding: 6
    overlap: 1
    // A press beside it closes it and does nothing else. A part of another menu says no to this, or
    // that one would be deaf.
    modal: true
    dim: false

    onOpened: Theme.keyed ? root.begin() : undefined

    contentItem: ListView {
        // Not its own contentHeight: of items out of sight that is a guess, which follows its height.
        implicitHeight: root.heightOf(root.count)
        model: root.contentModel
        interactive: contentHeight > height
        clip: true
        currentIndex: root.currentIndex
        boundsBehavior: Flickable.StopAtBounds
        Keys.onPressed: event => root.jump(event)
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn // what lies below the window's edge is told
        }
    }

    background: Rectangle {
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.edge
    }

    function widestOf(count: int): real {
        let most = Theme.sized(244);
        for (let i = 0; i < count; ++i) {
            most = Math.max(most, root.itemAt(i)?.implicitWidth ?? 0);
        }
        return most;
    }

    function heightOf(count: int): real {
        let all = 0;
        for (let i = 0; i < count; ++i) {
            all += root.itemAt(i)?.implicitHeight ?? 0;
        }
        return all;
    }

    /// Who opened it by a key goes on with keys.
    function begin(): void {
        root.currentIndex = root.usable(0, 1);
    }

    /// The first item that can be chosen from there on; -1: none.
    function usable(from: int, step: int): int {
        let at = from;
        while (at >= 0 && at < root.count && !(root.itemAt(at)?.enabled && root.itemAt(at).visible && root.itemAt(at) instanceof T.MenuItem)) {
            at += step;
        }
        return at < root.count ? at : -1;
    }

    function jump(event: KeyEvent): void {
        event.accepted = event.key === Qt.Key_Home || event.key === Qt.Key_End;
        if (event.accepted) {
            root.currentIndex = event.key === Qt.Key_Home ? root.usable(0, 1) : root.usable(root.count - 1, -1);
        }
    }
}
