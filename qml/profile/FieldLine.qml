// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One line of a profile.
Rectangle {
    id: root

    property string name
    property string value
    /// Both without any markup.
    property string plain
    property bool verified: false

    signal followed(string link)

    implicitHeight: Math.max(title.implicitHeight, said.implicitHeight) + 12
    radius: 8
    color: Theme.raised
    Accessible.role: Accessible.ListItem
    Accessible.name: root.verified ? qsTr("%1, verified").arg(root.plain) : root.plain

    Text {
        id: title

        x: 10
        y: 6
        width: Math.round((root.width - 20) * 0.36)
        textFormat: Text.StyledText
        text: Theme.styled(root.name, Theme.small)
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Text {
        id: said

        /// The text whose covered words somebody wanted to see.
        property string uncovered

        x: title.x + title.width + 10
        y: 6
        width: (root.verified ? check.x : root.width - 10) - x - 4
        textFormat: Text.StyledText
        text: Theme.styled(said.uncovered === root.value ? Theme.uncovered(root.value) : root.value, Theme.small)
        color: Theme.text
        linkColor: Theme.link
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        onLinkActivated: link => {
            if (Theme.isCover(link)) {
                said.uncovered = root.value;
            } else {
                root.followed(link);
            }
        }

        HoverHandler {
            enabled: said.hoveredLink.length > 0
            cursorShape: Qt.PointingHandCursor
        }
    }

    Icon {
        id: check

        anchors.right: parent.right
        anchors.rightMargin: 10
        y: 6
        visible: root.verified
        name: "check"
        size: 16
        tint: Theme.link

        HoverHandler {
            id: pointer
        }

        Hint {
            words: qsTr("Verified: that page links back to this profile.")
            wanted: pointer.hovered
        }
    }
}
