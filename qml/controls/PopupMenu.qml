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

    onOpened: Theme.keyed ? root.begin() : undefined

    contentItem: ListView {
        implicitHeight: contentHeight
        model: root.contentModel
        interactive: contentHeight > height
        clip: true
        currentIndex: root.currentIndex
        boundsBehavior: Flickable.StopAtBounds
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

    /// Who opened it by a key goes on with keys.
    function begin(): void {
        let first = 0;
        while (first < root.count && !(root.itemAt(first)?.enabled && root.itemAt(first) instanceof T.MenuItem)) {
            ++first;
        }
        root.currentIndex = first < root.count ? first : -1;
    }
}
