// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What a thing is, after the pointer has rested on it. Nearly everything has one: it costs
/// something only then.
Lazy {
    id: root

    property string words
    property bool wanted: false
    property int delay: 600

    x: root.parent ? (root.parent.width - root.implicitWidth) / 2 : 0
    y: root.parent ? root.parent.height + 4 : 0
    active: root.wanted && root.words.length > 0

    Item {
        implicitWidth: bubble.implicitWidth
        implicitHeight: bubble.implicitHeight

        HintBubble {
            id: bubble

            words: root.words
            delay: root.delay
        }
    }
}
