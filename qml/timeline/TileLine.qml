// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// Tiles beside each other. No state of its own: it is used again for other pictures.
Item {
    id: root

    required property int index
    required property list<var> tiles
    required property int columns
    required property real side
    required property int margin
    required property int gap
    // In the place of one that is not told yet, while the number of columns changes.
    property rowTile none

    signal picked(int place)
    signal coverAsked(int place)
    signal menuAsked(int place)
    signal asideAsked(int place)

    implicitHeight: root.side + root.gap

    Repeater {
        model: root.columns

        PictureTile {
            id: tile

            required property int index

            x: root.margin + tile.index * (root.side + root.gap)
            y: root.gap
            width: root.side
            height: root.side
            tile: tile.index < root.tiles.length ? root.tiles[tile.index] : root.none
            onPicked: root.picked(tile.index)
            onCoverAsked: root.coverAsked(tile.index)
            onMenuAsked: root.menuAsked(tile.index)
            onAsideAsked: root.asideAsked(tile.index)
        }
    }
}
