// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// People about whom the own accounts are to say yes or no (AskerRow).
FocusScope {
    id: root

    required property real room
    property alias model: list.model
    property alias delegate: list.delegate
    readonly property real rowWidth: list.width - 12
    required property bool busy
    required property string trouble
    required property string nobody

    signal refreshAsked

    implicitHeight: Math.min(root.room, head.height + list.contentHeight + 12)
    Component.onCompleted: root.refreshAsked()
    Keys.onUpPressed: root.step(false)
    Keys.onDownPressed: root.step(true)

    Column {
        id: head

        width: root.width
        spacing: 6

        Problem {
            width: parent.width
            text: root.trouble
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.busy ? qsTr("Asking the servers of your accounts…") : (list.count === 0 ? root.nobody : "")
            color: Theme.muted
            wrapMode: Text.Wrap
        }

        TextButton {
            id: again

            focus: true
            text: qsTr("Ask again")
            onClicked: root.refreshAsked()
        }
    }

    ListView {
        id: list

        anchors.top: head.bottom
        anchors.topMargin: 6
        anchors.bottom: parent.bottom
        width: root.width
        clip: true
        keyNavigationEnabled: false // up and down go from button to button
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {
        }
    }

    Follow {
        view: list
    }

    /// Up and down go through all that Tab goes through.
    function step(forward: bool): void {
        root.Window.activeFocusItem.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason);
    }
}
