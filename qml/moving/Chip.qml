// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One of a few, in a line that wraps; an account's has its colour before it. `several`: more than
/// one of them may be chosen.
Choice {
    id: root

    property string dot
    property bool several: false
    property real most: 400

    implicitWidth: Math.min(root.most, root.implicitContentWidth + root.leftPadding + root.rightPadding)
    implicitHeight: Math.max(30, Theme.sized(30))
    leftPadding: root.dot.length > 0 ? 28 : 14
    rightPadding: 14
    autoExclusive: !root.several
    Accessible.role: root.several ? Accessible.CheckBox : Accessible.RadioButton

    Rectangle {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        visible: root.dot.length > 0
        width: 9
        height: 9
        radius: 4.5
        color: root.dot.length > 0 ? root.dot : "transparent"
    }
}
