// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

T.ScrollBar {
    id: root

    implicitWidth: 10
    implicitHeight: 10
    padding: 2
    minimumSize: 0.05
    visible: root.size < 1

    contentItem: Rectangle {
        radius: 3
        color: root.pressed || root.hovered ? Theme.muted : Theme.edge
        opacity: root.active || root.hovered || root.policy === T.ScrollBar.AlwaysOn ? 1 : 0

        Behavior on opacity  {
            NumberAnimation {
                duration: Theme.motion
            }
        }
    }
}
