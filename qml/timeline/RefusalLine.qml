// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// What could not be done about the post of a row, in the server's words, and what can be done now.
Item {
    id: root

    required property rowRefusal refusal
    readonly property bool narrow: words.x + natural.width + tools.width + 8 > root.width

    signal retryAsked
    signal dismissAsked
    signal editAsked

    implicitHeight: root.narrow ? tools.y + tools.height : Math.max(words.height, tools.height)

    TextMetrics {
        id: natural

        text: root.refusal.words
        font: words.font
    }

    Icon {
        y: words.y + (words.font.pixelSize * 1.3 - height) / 2
        name: "warning"
        size: 14
        tint: Theme.accentText
    }

    Words {
        id: words

        x: Theme.mark(14) + 6
        y: root.narrow ? 0 : (root.height - height) / 2
        width: root.width - x - (root.narrow ? 0 : tools.width + 8)
        text: root.refusal.words
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }

    Item {
        id: tools

        x: root.narrow ? words.x - 6 : root.width - width + 6
        y: root.narrow ? words.height + 2 : (root.height - height) / 2
        width: retry.width + other.width
        height: retry.height

        TextButton {
            id: retry

            text: qsTr("Try again")
            Accessible.description: root.refusal.words
            onClicked: {
                root.leave();
                root.retryAsked();
            }
        }

        TextButton {
            id: other

            x: retry.width
            text: root.refusal.written ? qsTr("Edit") : qsTr("Dismiss")
            Accessible.description: root.refusal.words
            onClicked: {
                root.leave();
                root.refusal.written ? root.editAsked() : root.dismissAsked();
            }
        }
    }

    /// The line goes: the keys go on from what stands before it.
    function leave(): void {
        root.nextItemInFocusChain(false).forceActiveFocus(Qt.TabFocusReason);
    }
}
