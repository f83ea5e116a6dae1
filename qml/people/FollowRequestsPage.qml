// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Who asked to follow the own accounts.
AskersPage {
    id: root

    required property Ui.Window app
    readonly property Ui.FollowRequests requests: root.app.followRequests

    model: root.requests
    busy: root.requests.busy
    trouble: root.requests.trouble
    nobody: qsTr("Nobody is waiting for an answer.")
    onRefreshAsked: root.requests.refresh()

    delegate: FollowRequestRow {
        width: root.rowWidth
        onAnswered: kind => root.app.acting.actOn(kind, acct, [accountId], {})
    }
}
