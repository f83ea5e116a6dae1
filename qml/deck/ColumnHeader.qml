// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Name, what it is, its sources, the menu; on a detail: Back and the detail's name. Dragging it
/// moves the column.
Item {
    id: root

    required property Ui.Column column
    required property ColumnPage page
    required property bool deep
    required property bool movable
    required property bool menuOpen

    signal backAsked
    signal menuAsked(Item at)
    signal topAsked
    signal dragged(real by)
    signal dropped

    implicitHeight: Theme.header

    DragHandler {
        id: drag

        target: null
        enabled: root.movable
        yAxis.enabled: false
        cursorShape: drag.active ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onActiveTranslationChanged: drag.active ? root.dragged(drag.activeTranslation.x) : undefined
        onActiveChanged: drag.active ? undefined : root.dropped()
    }

    TapHandler {
        onTapped: root.topAsked()
    }

    IconButton {
        id: back

        x: 6
        anchors.verticalCenter: parent.verticalCenter
        visible: root.deep
        name: "back"
        text: qsTr("Back (Esc)")
        onClicked: root.backAsked()
    }

    ListSign {
        id: sign

        x: 16
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.deep && (root.column.icon.length > 0 || root.column.colour.length > 0)
        icon: root.column.icon
        colour: root.column.colour
    }

    Words {
        id: title

        readonly property real room: tools.x - title.x - 12

        anchors.verticalCenter: parent.verticalCenter
        x: root.deep ? 10 + back.width : (sign.visible ? 24 + sign.width : 16)
        width: Math.min(title.implicitWidth, title.room)
        text: root.page.title
        font.pixelSize: Theme.heading
        font.bold: true
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: title.text
    }

    Words {
        anchors.baseline: title.baseline
        x: title.x + title.width + 8
        width: Math.max(0, tools.x - x - 8)
        visible: width > 24
        text: root.page.detail
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Row {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        SourceDots {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.deep
            sources: root.column.sources
        }

        IconButton {
            id: menu

            name: "more"
            text: qsTr("Column menu")
            quiet: root.menuOpen
            onClicked: root.menuAsked(menu)
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        x: 1 // within the column's edge
        width: parent.width - 2
        height: 1
        color: Theme.hairline
    }
}
