// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asks for a date and a time. Whoever hears of one closes it, or says why it cannot be.
AskPopup {
    id: root

    /// What it begins with.
    property date time

    signal chosen(date time)

    width: Math.min(Theme.sized(340), (root.parent !== null ? root.parent.Window.width : 340) - 16)
    height: root.implicitContentHeight + root.topPadding + root.bottomPadding
    padding: 12
    onOpened: (root.contentItem as TimeBody).begin(root.time)

    contentItem: TimeBody {
        onChosen: time => root.chosen(time)
    }

    function say(trouble: string): void {
        (root.contentItem as TimeBody).trouble = trouble;
    }
}
