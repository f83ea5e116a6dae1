// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Search, groups, the grid, and what the emoji under the pointer or the keys is called.
FocusScope {
    id: root

    required property Ui.EmojiChoices choices
    property string named

    signal chosen(string emoji, string picture)

    Field {
        id: search

        width: parent.width
        focus: true
        enabled: root.choices.offered
        placeholderText: qsTr("Find an emoji")
        onTextEdited: root.choices.search = text
        onAccepted: root.pickAt(Math.max(0, grid.currentIndex))
        Keys.onDownPressed: root.enterGrid()
    }

    EmojiGroups {
        id: groups

        y: search.height + 6
        width: parent.width
        choices: root.choices
        onShown: search.clear()
    }

    GridView {
        id: grid

        readonly property int across: Math.max(1, Math.floor(width / Theme.sized(40)))

        y: groups.y + groups.height + 6
        width: parent.width
        height: foot.y - y - 6
        visible: root.choices.offered
        clip: true
        reuseItems: true
        cellWidth: Math.floor(width / grid.across)
        cellHeight: Theme.sized(40)
        model: root.choices
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Emoji")
        onActiveFocusChanged: root.tellCurrent()
        onCurrentIndexChanged: root.tellCurrent()
        Keys.onReturnPressed: root.pickAt(grid.currentIndex)
        Keys.onEnterPressed: root.pickAt(grid.currentIndex)
        Keys.onSpacePressed: root.pickAt(grid.currentIndex)
        Keys.onPressed: event => event.accepted = root.goesOn(event)
        T.ScrollBar.vertical: ThinScrollBar {
        }

        delegate: EmojiCell {
            id: cell

            width: grid.cellWidth
            height: grid.cellHeight
            current: grid.activeFocus && cell.index === grid.currentIndex
            onPointed: root.named = cell.label
            onChosen: root.chosen(cell.emoji, cell.picture)
        }
    }

    Words {
        anchors.centerIn: grid
        width: parent.width
        visible: grid.visible && grid.count === 0
        text: root.choices.search.length > 0 ? qsTr("No emoji is called that.") : qsTr("There is none yet.")
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width

        Problem {
            width: parent.width
            text: root.choices.trouble
            maximumLineCount: 3
            elide: Text.ElideRight
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.choices.limit
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            text: root.named.length > 0 ? root.named : (root.choices.busy ? qsTr("Asking for the emoji of your server…") : "")
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
        }
    }

    Connections {
        target: root.choices

        // Other emoji: what the keys were on is gone.
        function onShownChanged(): void {
            grid.currentIndex = grid.count > 0 ? 0 : -1;
            grid.positionViewAtBeginning();
        }
    }

    /// Anew, with the keys in the search.
    function begin(): void {
        search.clear();
        root.named = "";
        search.forceActiveFocus(Qt.PopupFocusReason);
    }

    function enterGrid(): void {
        if (grid.count > 0) {
            grid.currentIndex = Math.max(0, grid.currentIndex);
            grid.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function tellCurrent(): void {
        const cell = grid.activeFocus ? grid.currentItem as EmojiCell : null;
        if (cell !== null) {
            root.named = cell.label;
        }
    }

    function pickAt(index: int): void {
        const cell = grid.itemAtIndex(index) as EmojiCell;
        if (cell !== null) {
            root.chosen(cell.emoji, cell.picture);
        }
    }

    function isLetter(code: int): bool {
        return code > 32 && code !== 127;
    }

    /// Above the first line is the search, and letters go on with it.
    function goesOn(event: KeyEvent): bool {
        const up = event.key === Qt.Key_Up && grid.currentIndex < grid.across;
        const plain = (event.modifiers & (Qt.ControlModifier | Qt.AltModifier)) === 0;
        const types = plain && event.text.length > 0 && root.isLetter(event.text.charCodeAt(0));
        if (up) {
            search.forceActiveFocus(Qt.BacktabFocusReason);
        } else if (types) {
            search.forceActiveFocus(Qt.OtherFocusReason);
            search.insert(search.length, event.text);
            root.choices.search = search.text;
        }
        return up || types;
    }
}
