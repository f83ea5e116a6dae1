// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// A server that a column may be read from, and a word on whether it can be.
Item {
    id: root

    required property string host
    required property string words
    required property bool chosen
    required property bool usable
    required property bool checking

    signal chosenAsked(bool to)

    implicitHeight: about.y + about.height + 6

    Toggle {
        id: toggle

        width: parent.width
        enabled: root.usable
        text: root.host
        checked: root.chosen
        Accessible.description: root.words
        onToggled: root.turn(checked)
    }

    Words {
        id: about

        y: toggle.height - 6
        width: parent.width - Theme.mark(40) - 16
        text: root.words
        color: root.usable ? Theme.muted : Theme.accentText
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        opacity: root.checking ? 0.7 : 1
    }

    /// It turns when the server was looked at: it may be of no use.
    function turn(to: bool): void {
        root.chosenAsked(to);
        toggle.checked = Qt.binding(() => root.chosen);
    }
}
