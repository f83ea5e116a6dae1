// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The question whether a post is to go, and its two answers.
Item {
    id: root

    required property bool again

    signal kept
    signal agreed

    implicitHeight: page.height

    Column {
        id: page

        width: root.width
        spacing: 12

        Words {
            width: page.width
            text: root.again ? qsTr("Delete this post and write it anew? Its replies, boosts and favourites go with it.") : qsTr("Delete this post, here and at all servers that have it?")
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
                text: root.again ? qsTr("Delete and rewrite") : qsTr("Delete")
                onClicked: root.agreed()
            }
        }
    }

    function begin(): void {
        keep.forceActiveFocus(Qt.TabFocusReason);
    }
}
