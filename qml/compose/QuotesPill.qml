// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Who may quote the post. Where there is no choice, resting on it tells why.
Item {
    id: root

    required property Ui.Composer composer
    property real most: 400

    implicitWidth: pill.implicitWidth
    implicitHeight: pill.implicitHeight

    HoverHandler {
        id: pointer
    }

    ChoicePill {
        id: pill

        most: root.most
        enabled: root.composer.quotesBar.length === 0
        symbol: "quote"
        // What most posts have takes no room.
        text: root.composer.quotesAt > 0 || !enabled ? root.composer.quotesName : ""
        about: qsTr("Who may quote it")
        hint: about + ": " + root.composer.quotesName
        Accessible.name: hint
        Accessible.description: root.composer.quotesBar

        choices: WordsMenu {
            words: [...root.composer.quotesNames]
            chosen: root.composer.quotesAt
            onPicked: index => root.composer.quotesAt = index
        }
    }

    Hint {
        y: -implicitHeight - 6
        words: root.composer.quotesBar
        wanted: pointer.hovered
    }
}
