// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// A choice of yes and no, with its words at the left.
T.Switch {
    id: root

    implicitHeight: Math.max(Theme.control, root.implicitContentHeight + 8)
    implicitWidth: 320
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.checked: root.checked
    Keys.onReturnPressed: root.turn()
    Keys.onEnterPressed: root.turn()

    contentItem: Words {
        rightPadding: 16 + Theme.mark(40)
        text: root.text
        wrapMode: Text.Wrap
        verticalAlignment: Text.AlignVCenter
    }

    indicator: Rectangle {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mark(40)
        height: Theme.mark(22)
        radius: height / 2
        color: root.checked ? Theme.accent : Theme.pressed
        border.color: root.checked ? Theme.accent : Theme.edge

        Rectangle {
            x: root.checked ? parent.width - width - 3 : 3
            y: 3
            width: parent.height - 6
            height: width
            radius: width / 2
            color: root.checked ? Theme.onAccent : Theme.muted

            Behavior on x  {
                NumberAnimation {
                    duration: Theme.motion
                }
            }
        }

        FocusRing {
            anchors.margins: -3
            radius: parent.radius + 3
            shown: root.activeFocus
        }
    }

    function turn(): void {
        root.toggle();
        root.toggled();
    }
}
