// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

Item {
    id: root

    required property rowBlock block
    readonly property bool code: root.block.kind === "code"
    readonly property bool rule: root.block.kind === "rule"
    readonly property real inset: root.block.quoteDepth * 14 + root.block.indent * 20

    signal linkFollowed(string link)

    height: root.rule ? 9 : text.implicitHeight + (root.code ? 16 : 0)

    Repeater {
        model: root.block.quoteDepth

        Rectangle {
            required property int index

            x: index * 14
            width: 3
            height: root.height
            radius: 1.5
            color: Theme.edge
        }
    }

    Rectangle {
        y: root.rule ? 4 : 0
        x: root.inset
        width: parent.width - x
        height: root.rule ? 1 : parent.height
        visible: root.code || root.rule
        radius: root.code ? 8 : 0
        color: root.code ? Theme.raised : Theme.hairline
    }

    Words {
        x: root.inset - width - 6
        text: root.block.marker
        color: Theme.muted
        lineHeight: Theme.line
        lineHeightMode: Text.FixedHeight
    }

    Text {
        id: text

        /// The text whose covered words somebody wanted to see.
        property string uncovered

        x: root.inset + (root.code ? 10 : 0)
        y: root.code ? 8 : 0
        width: parent.width - x - (root.code ? 10 : 0)
        textFormat: root.code ? Text.PlainText : Text.StyledText
        text: root.code ? root.block.text : Theme.styled(text.uncovered === root.block.text ? Theme.uncovered(root.block.text) : root.block.text, font.pixelSize)
        color: root.block.quoteDepth > 0 ? Theme.muted : Theme.text
        linkColor: Theme.link
        font.family: root.code ? "monospace" : Theme.family
        font.pixelSize: root.code ? Theme.small : (root.block.kind === "heading" ? Theme.heading : Theme.body)
        font.bold: root.block.kind === "heading"
        wrapMode: Text.Wrap
        lineHeight: root.code ? Theme.sized(18) : Theme.line
        lineHeightMode: Text.FixedHeight
        onLinkActivated: link => {
            if (Theme.isCover(link)) {
                text.uncovered = root.block.text;
            } else {
                root.linkFollowed(link);
            }
        }

        // All else stands where its script begins its lines, which an alignment of ours would end.
        Binding on horizontalAlignment  {
            value: Text.AlignHCenter
            when: root.block.centered
        }

        HoverHandler {
            enabled: text.hoveredLink.length > 0
            cursorShape: Qt.PointingHandCursor
        }
    }
}
