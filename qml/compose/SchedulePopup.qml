// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Asks when something is to be posted.
T.Popup {
    id: root

    required property Ui.Composer composer
    required property Ui.TimeChoice times

    width: Math.min(Theme.sized(340), (root.parent !== null ? root.parent.Window.width : 340) - 16)
    height: root.implicitContentHeight + root.topPadding + root.bottomPadding
    margins: 8
    padding: 12
    focus: true
    modal: true // a press beside it closes it and does nothing else
    dim: false
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: (root.contentItem as ScheduleBody).begin()

    background: Rectangle {
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.edge
    }

    contentItem: ScheduleBody {
        composer: root.composer
        times: root.times
        onDone: root.close()
    }
}
