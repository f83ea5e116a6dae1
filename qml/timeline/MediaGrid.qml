// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// The media of a post in boxes whose sizes are known before any picture is there.
Item {
    id: root

    required property list<var> media
    required property bool covered
    required property bool coverable
    /// Which filter covers them; empty when they are just sensitive.
    required property string cover
    readonly property int shownCount: Math.min(root.media.length, 4)
    readonly property bool alone: root.media.length === 1
    readonly property real half: Math.floor((root.width - 4) / 2)
    // A list that was just emptied is asked once more before this is gone.
    readonly property string firstType: root.media.length > 0 ? root.media[0].type : ""
    readonly property real firstAspect: root.media.length > 0 ? root.media[0].aspect : 0
    readonly property real aspect: root.firstAspect > 0 ? root.firstAspect : 1.5
    readonly property real aloneHeight: root.firstType === "audio" || root.firstType === "unknown" ? 64 : Math.round(Math.min(480, Math.max(0.5 * root.width, Math.min(1.6 * root.width, root.width / root.aspect))))
    readonly property real tileHeight: Math.round(root.half / 1.5)

    signal asked(int at)
    signal toggled

    implicitHeight: root.alone ? root.aloneHeight : root.tileHeight * (root.shownCount > 2 ? 2 : 1) + (root.shownCount > 2 ? 4 : 0)

    Repeater {
        model: root.media

        MediaTile {
            id: tile

            required property int index
            required property rowMedia modelData
            // Three: a tall one at the left, two at the right.
            readonly property bool tall: root.shownCount === 3 && tile.index === 0
            readonly property bool atRight: root.shownCount === 3 ? tile.index > 0 : tile.index % 2 === 1
            readonly property bool below: root.shownCount === 3 ? tile.index === 2 : tile.index > 1

            x: tile.atRight ? root.half + 4 : 0
            y: tile.below ? root.tileHeight + 4 : 0
            width: root.alone ? root.width : root.half
            height: root.alone || tile.tall ? root.height : root.tileHeight
            visible: tile.index < 4
            media: tile.modelData
            covered: root.covered
            further: tile.index === 3 ? root.media.length - 4 : 0
            onClicked: root.covered ? root.toggled() : root.asked(tile.index)
        }
    }

    Lazy {
        anchors.centerIn: parent
        active: root.covered

        content: CoverPlate {
            text: root.cover
            most: root.width
        }
    }

    Lazy {
        x: 8
        y: 8
        active: root.coverable && !root.covered

        content: HideMark {
            onClicked: root.toggled()
        }
    }
}
