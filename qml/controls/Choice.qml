// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism
import QtQuick
import QtQuick.Templates as T

/// One of a few words, side by side.
T.AbstractButton {
    id: root

    /// How many lie in a line, for up and down.
    property int across: 1
    property int alignment: Text.AlignHCenter

    implicitHeight: Theme.control
    implicitWidth: root.implicitContentWidth + 28
    checkable: true
    autoExclusive: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.checked: root.checked
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onLeftPressed: root.step(1, false)
    Keys.onRightPressed: root.step(1, true)
    Keys.onUpPressed: root.step(root.across, false)
    Keys.onDownPressed: root.step(root.across, true)

    contentItem: Words {
        text: root.text
        color: root.checked ? Theme.text : Theme.muted
        elide: Text.ElideRight
        horizontalAlignment: root.alignment
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        radius: 10
        color: root.checked ? Theme.pressed : (root.hovered ? Theme.raised : "transparent")
        border.color: root.checked ? Theme.accent : Theme.hairline

        FocusRing {
            anchors.margins: -3
            radius: 13
            shown: root.activeFocus
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    /// To a neighbour, which is chosen at once where only one of them can be.
    function step(by: int, forward: bool): void {
        let place = root;
        for (let i = 0; i < by && place !== null; ++i) {
            place = place.nextItemInFocusChain(forward) as Choice;
        }
        if (place !== null && place.parent === root.parent) {
            place.forceActiveFocus(Qt.TabFocusReason);
            if (place.autoExclusive) {
                place.clicked();
            }
        }
    }
}
