// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Who writes: the accounts in their colours, and why some of them cannot.
Column {
    id: root

    required property Ui.Composer composer

    spacing: 6

    Flow {
        width: parent.width
        spacing: 6

        Words {
            height: Math.max(30, Theme.sized(30))
            rightPadding: 2
            text: qsTr("Post as")
            color: Theme.muted
            font.pixelSize: Theme.small
            verticalAlignment: Text.AlignVCenter
        }

        Repeater {
            model: root.composer.writers

            Chip {
                required property string accountId
                required property string acct
                required property string colour
                required property string reason

                most: root.width
                dot: colour
                text: acct
                enabled: root.composer.ready && reason.length === 0
                opacity: reason.length === 0 ? 1 : 0.5
                checked: root.composer.accountId === accountId
                Accessible.description: reason
                onClicked: root.composer.accountId = accountId
            }
        }
    }

    Words {
        width: parent.width
        visible: root.composer.excluded.length > 0
        text: root.composer.excluded
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
}
