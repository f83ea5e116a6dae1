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
    /// Near the last row.
    signal moreAsked

    clip: true
    model: root.names
    boundsBehavior: Flickable.StopAtBounds
    currentIndex: -1
    highlightFollowsCurrentItem: true
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: root.what
    onContentYChanged: root.lookSoon()
    onHeightChanged: root.lookSoon()
    onCountChanged: root.lookSoon()
    onVisibleChanged: root.lookSoon()
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

    Timer {
        id: looking

        interval: 50
        onTriggered: root.look()
    }

    function lookSoon(): void {
        if (!looking.running) {
            looking.start();
        }
    }

    function look(): void {
        const end = root.indexAt(1, root.contentY + root.height - 1);
        const last = end < 0 ? root.count - 1 : end;
        if (root.visible && root.count > 0 && last >= root.count - 8) {
            root.moreAsked();
        }
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
