// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The posts of what is being written, one below the other.
Column {
    id: root

    required property Ui.Window app
    required property Ui.Composer composer
    required property Ui.Completions completions
    required property bool previewing
    // Counts what came and went: itemAt() tells nobody.
    property int made: 0
    readonly property PartBox current: root.boxAt(root.composer.currentPart, root.made)

    spacing: 8

    Repeater {
        id: boxes

        model: root.composer.parts
        onItemAdded: ++root.made
        onItemRemoved: ++root.made

        PartBox {
            width: root.width
            app: root.app
            composer: root.composer
            completions: root.completions
            total: boxes.count
            previewing: root.previewing
        }
    }

    TextButton {
        visible: root.composer.threadable && (boxes.count > 1 || !root.composer.parts.at(0).blank)
        enabled: root.composer.ready
        text: qsTr("+ Another post")
        Accessible.name: qsTr("Add another post below, as an answer to this one")
        onClicked: root.add()
    }

    function boxAt(place: int, made: int): PartBox {
        return place >= 0 && made > 0 ? boxes.itemAt(place) as PartBox : null;
    }

    /// That lies there; else the one that is being written in.
    function boxUnder(x: real, y: real): PartBox {
        const box = root.childAt(x, y) as PartBox;
        return box !== null ? box : root.current;
    }

    function add(): void {
        root.composer.addPart(boxes.count - 1);
        root.enter();
    }

    function enter(): void {
        if (root.current !== null) {
            root.current.enter();
        }
    }
}
