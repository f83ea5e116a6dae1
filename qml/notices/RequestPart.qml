// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// Whether somebody may follow: the answer can be given here, or was. Its height is the same for
/// both, so that an answer given elsewhere moves nothing.
Item {
    id: root

    required property rowNotice notice
    required property string acct

    signal answered(string kind)

    implicitHeight: buttons.height + (refused.visible ? refused.height + 6 : 0)

    Problem {
        id: refused

        width: root.width
        visible: text.length > 0
        text: root.notice.trouble
    }

    Item {
        id: buttons

        y: refused.visible ? refused.height + 6 : 0
        width: root.width
        height: Theme.control

        PushButton {
            id: accept

            primary: true
            visible: root.notice.asks
            text: qsTr("Accept")
            Accessible.name: qsTr("Accept %1").arg(root.acct)
            onClicked: root.answered("accept-follower")
        }

        PushButton {
            x: accept.width + 8
            visible: root.notice.asks
            text: qsTr("Reject")
            Accessible.name: qsTr("Reject %1").arg(root.acct)
            onClicked: root.answered("reject-follower")
        }

        Words {
            height: parent.height
            visible: !root.notice.asks
            text: root.notice.state
            color: Theme.muted
            font.pixelSize: Theme.small
            verticalAlignment: Text.AlignVCenter
        }
    }
}
