// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The question whether a post is to go, and its two answers.
Item {
    id: root

    signal kept
    signal agreed

    implicitHeight: page.height

    Column {
        id: page

        width: root.width
        spacing: 12

        Words {
            width: page.width
            text: qsTr("Delete this post, here and at all servers that have it?")
            wrapMode: Text.Wrap
        }

        Row {
            anchors.right: parent.right
            spacing: 8

            PushButton {
                id: keep

                text: qsTr("Keep it")
                onClicked: root.kept()
            }

            PushButton {
                dangerous: true
                text: qsTr("Delete")
                onClicked: root.agreed()
            }
        }
    }

    function begin(): void {
        keep.forceActiveFocus(Qt.TabFocusReason);
    }
}
