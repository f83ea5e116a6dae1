// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Whom the settings of the own accounts keep back.
AskersPage {
    id: root

    required property Ui.Window app
    readonly property Ui.HeldNotices held: root.app.heldNotices

    model: root.held
    busy: root.held.busy
    trouble: root.held.trouble
    nobody: qsTr("Nobody is held back.")
    onRefreshAsked: root.held.refresh()

    delegate: HeldRow {
        width: root.rowWidth
        onAccepted: root.held.answer(accountId, heldId, true)
        onRefused: root.held.answer(accountId, heldId, false)
    }
}
