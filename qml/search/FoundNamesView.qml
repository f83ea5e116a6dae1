// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// People or hashtags that a search found; Enter opens the chosen one.
ListView {
    id: root

    required property Ui.FoundNames names
    required property string what

    /// As it is spoken of: "@user@host", "#tag".
    signal opened(string name)

    clip: true
    model: root.names
    boundsBehavior: Flickable.StopAtBounds
    currentIndex: -1
    highlightFollowsCurrentItem: true
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: root.what
    Keys.onReturnPressed: root.openCurrent()
    Keys.onEnterPressed: root.openCurrent()
    T.ScrollBar.vertical: ThinScrollBar {
    }

    delegate: FoundName {
        id: row

        width: root.width
        current: ListView.isCurrentItem && root.activeFocus
        onChosen: root.open(row)
    }

    function begin(): void {
        if (root.count > 0) {
            root.forceActiveFocus();
            root.currentIndex = Math.max(0, root.currentIndex);
        }
    }

    function openCurrent(): void {
        const row = root.currentItem as FoundName;
        if (row !== null) {
            root.open(row);
        }
    }

    function open(row: FoundName): void {
        root.opened(row.detail.length > 0 ? row.detail : row.spoken);
    }
}
