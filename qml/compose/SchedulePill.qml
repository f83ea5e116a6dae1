// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// When it is posted: at once, or at a time that is asked for.
PillButton {
    id: root

    required property Ui.Composer composer
    property SchedulePopup popup: null

    on: root.text.length > 0
    quiet: root.popup !== null && root.popup.visible
    symbol: "clock"
    text: calendar.words(root.composer.scheduledAt)
    about: root.text.length > 0 ? qsTr("When it is posted") : qsTr("Post it later")
    Accessible.role: Accessible.ButtonMenu
    onClicked: root.openPopup()

    Ui.TimeChoice {
        id: calendar
    }

    Component {
        id: asking

        SchedulePopup {
            composer: root.composer
            times: calendar
        }
    }

    function openPopup(): void {
        if (root.popup === null) {
            root.popup = asking.createObject(root) as SchedulePopup;
        }
        root.popup.y = root.height + 4;
        root.popup.open();
    }
}
