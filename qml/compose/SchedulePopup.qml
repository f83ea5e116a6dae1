// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Asks when something is to be posted.
AskPopup {
    id: root

    required property Ui.Composer composer
    required property Ui.TimeChoice times

    width: Math.min(Theme.sized(340), (root.parent !== null ? root.parent.Window.width : 340) - 16)
    height: root.implicitContentHeight + root.topPadding + root.bottomPadding
    padding: 12
    onOpened: (root.contentItem as ScheduleBody).begin()

    contentItem: ScheduleBody {
        composer: root.composer
        times: root.times
        onDone: root.close()
    }
}
