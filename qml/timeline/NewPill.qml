// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// "↑ 12 new": what arrived above waits until it is asked for.
T.Button {
    id: root

    required property int count
    /// There are more than were counted.
    required property bool more

    implicitWidth: root.implicitContentWidth + 28
    implicitHeight: Theme.sized(26)
    visible: root.count > 0
    focusPolicy: Qt.TabFocus
    text: (root.more ? qsTr("↑ %1+ new") : qsTr("↑ %1 new")).arg(root.count)
    Accessible.name: root.text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Words {
        text: root.text
        color: Theme.onAccent
        font.pixelSize: Theme.small
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        radius: height / 2
        color: root.hovered ? Qt.lighter(Theme.accent, 1.1) : Theme.accent

        FocusRing {
            radius: height / 2
            shown: root.activeFocus
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }
}
