// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// One tile of a picture grid: a picture or the beginning of a film with whose it is, or a gap.
Item {
    id: root

    required property rowTile tile

    signal picked
    signal coverAsked
    signal menuAsked
    signal asideAsked

    visible: !root.tile.blank
    Accessible.role: Accessible.ListItem
    Accessible.name: root.tile.accessible
    Accessible.ignored: root.tile.blank
    Accessible.focusable: true
    Accessible.selected: root.tile.chosen
    Accessible.onPressAction: root.picked()

    HoverHandler {
        id: pointer
    }

    // Below what takes the left button.
    MouseArea {
        anchors.fill: parent
        enabled: !root.tile.gap
        acceptedButtons: Qt.MiddleButton | Qt.RightButton
        onClicked: mouse => mouse.button === Qt.RightButton ? root.menuAsked() : root.asideAsked()
    }

    Lazy {
        anchors.fill: parent
        active: root.tile.gap

        content: GapTile {
            text: root.tile.gapText
            loads: root.tile.gapLoads
            onLoadAsked: root.picked()
        }
    }

    Lazy {
        anchors.fill: parent
        active: !root.tile.blank && !root.tile.gap

        content: MediaTile {
            Accessible.ignored: true
            media: root.tile.media
            covered: root.tile.covered
            further: root.tile.further
            onClicked: root.picked()
        }
    }

    Lazy {
        anchors.centerIn: parent
        active: root.tile.covered

        content: TileCover {
            text: root.tile.cover
            most: root.width - 16
        }
    }

    Lazy {
        x: 6
        y: 6
        active: root.tile.coverable && !root.tile.covered

        content: HideMark {
            onClicked: root.coverAsked()
        }
    }

    Lazy {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: 6
        active: !root.tile.blank && !root.tile.gap

        content: AuthorMark {
            avatar: root.tile.avatar
            acct: root.tile.acct
            told: pointer.hovered || root.tile.chosen
            most: root.width - 12 - (root.tile.coverable && !root.tile.covered ? Theme.mark(28) + 6 : 0)
        }
    }

    // Around the picture, whatever its colours are.
    Rectangle {
        anchors.fill: parent
        anchors.margins: -2
        visible: root.tile.chosen
        radius: Theme.boxRadius + 2
        color: "transparent"
        border.width: 3
        border.color: Theme.accent
    }
}
