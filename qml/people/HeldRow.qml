// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Somebody whom the settings of an own account keep back.
AskerRow {
    id: root

    required property string heldId
    required property int count

    what: root.count > 0 ? qsTr("%n notifications held back by the settings of %1", "", root.count).arg(root.asked) : qsTr("held back by the settings of %1").arg(root.asked)
    yes: qsTr("Show")
    yesName: qsTr("Show what %1 did, now and later").arg(root.acct)
    no: qsTr("Dismiss")
    noName: qsTr("Dismiss what %1 did so far").arg(root.acct)
}
