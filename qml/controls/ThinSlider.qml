// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

T.Slider {
    id: root

    required property string words

    implicitWidth: 120
    implicitHeight: 24
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Slider
    Accessible.name: root.words

    background: Rectangle {
        y: root.height / 2 - 2
        width: root.width
        height: 4
        radius: 2
        color: Theme.edge

        Rectangle {
            width: root.visualPosition * parent.width
            height: 4
            radius: 2
            color: Theme.accent
        }
    }

    handle: Rectangle {
        x: root.visualPosition * (root.width - width)
        y: root.height / 2 - height / 2
        width: 14
        height: 14
        radius: 7
        color: Theme.accent

        FocusRing {
            anchors.margins: -3
            radius: 10
            shown: root.activeFocus
        }
    }
}
