// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Asks for a date and a time. Whoever hears of one closes it, or says why it cannot be.
T.Popup {
    id: root

    /// What it begins with.
    property date time

    signal chosen(date time)

    width: Math.min(Theme.sized(340), (root.parent !== null ? root.parent.Window.width : 340) - 16)
    height: root.implicitContentHeight + root.topPadding + root.bottomPadding
    margins: 8
    padding: 12
    focus: true
    modal: true // a press beside it closes it and does nothing else
    dim: false
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: (root.contentItem as TimeBody).begin(root.time)

    background: Rectangle {
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.edge
    }

    contentItem: TimeBody {
        onChosen: time => root.chosen(time)
    }

    function say(trouble: string): void {
        (root.contentItem as TimeBody).trouble = trouble;
    }
}
