// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Somebody whom the settings of an own account keep back.
AskerRow {
    id: root

    required property string heldId
    required property int count

    /// Mastodon counts no further (app/models/notification_request.rb, MAX_MEANINGFUL_COUNT).
    readonly property string counted: root.count >= 100 ? qsTr("100 or more notifications held back by the settings of %1") : qsTr("%n notifications held back by the settings of %1", "", root.count)

    what: (root.count > 0 ? root.counted : qsTr("held back by the settings of %1")).arg(root.asked)
    yes: qsTr("Show")
    yesName: qsTr("Show what %1 did, now and later").arg(root.acct)
    no: qsTr("Dismiss")
    noName: qsTr("Dismiss what %1 did so far").arg(root.acct)
}
