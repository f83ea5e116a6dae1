// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Somebody who wants to follow an own account.
AskerRow {
    id: root

    signal answered(string kind)

    what: qsTr("wants to follow %1").arg(root.asked)
    yes: qsTr("Accept")
    yesName: qsTr("Accept %1").arg(root.acct)
    no: qsTr("Reject")
    noName: qsTr("Reject %1").arg(root.acct)
    Accessible.name: qsTr("%1 wants to follow %2").arg(root.acct).arg(root.asked)
    onAccepted: root.answered("accept-follower")
    onRefused: root.answered("reject-follower")
}
