// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// The text of an opened post. Styled texts cannot be selected, so "select" (or a double click)
/// shows the same text plain, with everything in it selectable by mouse and keys.
Item {
    id: root

    required property string text
    required property string plain
    property bool selecting: false

    signal linkFollowed(string link)
    signal copyAsked(string words)
    /// The keys are nowhere now.
    signal ended

    implicitHeight: root.selecting ? selectable.implicitHeight : styled.implicitHeight

    Text {
        id: styled

        /// The text whose covered words somebody wanted to see.
        property string uncovered

        width: parent.width
        visible: !root.selecting
        text: Theme.styled(styled.uncovered === root.text ? Theme.uncovered(root.text) : root.text, Theme.big)
        textFormat: Text.StyledText
        color: Theme.text
        linkColor: Theme.link
        font.pixelSize: Theme.big
        wrapMode: Text.Wrap
        lineHeight: Theme.bigLine
        lineHeightMode: Text.FixedHeight
        onLinkActivated: link => {
            if (Theme.isCover(link)) {
                styled.uncovered = root.text;
            } else {
                root.linkFollowed(link);
            }
        }

        TapHandler {
            onDoubleTapped: root.select()
        }

        HoverHandler {
            enabled: styled.hoveredLink.length > 0
            cursorShape: Qt.PointingHandCursor
        }
    }

    TextEdit {
        id: selectable

        width: parent.width
        visible: root.selecting
        textFormat: TextEdit.PlainText
        text: root.selecting ? root.plain : ""
        readOnly: true
        selectByMouse: true
        selectByKeyboard: true
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.onAccent
        font.pixelSize: Theme.big
        wrapMode: TextEdit.Wrap
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
        persistentSelection: deeds.open
        Keys.onEscapePressed: root.leave()
        Keys.onPressed: event => event.accepted = deeds.takes(event)

        FieldDeeds {
            id: deeds

            field: selectable
        }
    }

    function select(): void {
        root.selecting = true;
        selectable.forceActiveFocus();
        selectable.selectAll();
    }

    function leave(): void {
        root.selecting = false;
        root.ended();
    }

    function copy(): void {
        root.copyAsked(selectable.selectedText.length > 0 ? selectable.selectedText : root.plain);
    }
}
