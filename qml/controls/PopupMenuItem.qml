// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

T.MenuItem {
    id: root

    property string symbol
    property bool dangerous: false
    /// What the menu is about; nothing to choose.
    property bool title: false
    /// Why it cannot be chosen; empty: it can.
    property string whyNot
    /// What else is to be known of it.
    property string detail

    implicitWidth: Math.min(Theme.sized(360), root.implicitContentWidth + root.leftPadding + root.rightPadding)
    enabled: root.visible && !root.title && root.whyNot.length === 0
    implicitHeight: root.visible ? Math.max(32, Theme.sized(32), root.implicitContentHeight + 8) : 0
    leftPadding: root.symbol.length > 0 || root.checkable ? 20 + Theme.mark(18) : 12
    rightPadding: 12
    Accessible.name: root.text
    Accessible.description: root.whyNot.length > 0 ? root.whyNot : root.detail
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked

    contentItem: MenuWords {
        text: root.text
        below: root.whyNot.length > 0 ? root.whyNot : root.detail
        ink: root.dangerous ? Theme.danger : (root.title ? Theme.muted : Theme.text)
        faint: !root.enabled && !root.title
    }

    arrow: Icon {
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: root.subMenu !== null
        name: "right"
        size: 16
    }

    background: Rectangle {
        radius: 8
        color: root.highlighted ? Theme.pressed : "transparent"

        Icon {
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: root.checkable ? root.checked : root.symbol.length > 0
            name: root.checkable ? "check" : (root.symbol.length > 0 ? root.symbol : "more")
            size: 18
            tint: root.dangerous ? Theme.danger : Theme.muted
            opacity: root.enabled ? 1 : 0.55
        }
    }
}
