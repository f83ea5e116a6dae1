// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Who writes: the accounts in their colours, one or several, and why some of them cannot.
Column {
    id: root

    required property Ui.Composer composer
    /// The user means to choose more than one.
    property bool asked: false
    readonly property bool several: root.composer.mayPostByMany && (root.asked || root.composer.also.length > 0)

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

            WriterChip {
                most: root.width
                ready: root.composer.ready
                several: root.several
                onPicked: root.choose(accountId)
            }
        }

        TextButton {
            height: Math.max(30, Theme.sized(30))
            visible: root.composer.mayPostByMany
            enabled: root.composer.ready
            text: root.several ? qsTr("Only one") : qsTr("Several")
            onClicked: root.several ? root.leaveOne() : root.asked = true
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

    function choose(accountId: string): void {
        if (root.several) {
            root.composer.toggleAlso(accountId);
        } else {
            root.composer.accountId = accountId;
        }
    }

    function leaveOne(): void {
        const others = root.composer.also;
        root.asked = false;
        for (let i = 0; i < others.length; ++i) {
            root.composer.toggleAlso(others[i]);
        }
    }
}
