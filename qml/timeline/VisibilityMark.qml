// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Who may see a post that is not public.
Icon {
    id: root

    required property string visibility

    signal hintAsked(Item at, string words)

    readonly property string words: root.visibility === "direct" ? qsTr("only for those it names") : (root.visibility === "private" ? qsTr("for followers only") : (root.visibility === "local" ? qsTr("on its server only") : qsTr("unlisted: public, but in no public timeline")))

    name: root.visibility === "private" ? "lock" : (root.visibility === "direct" ? "direct" : (root.visibility === "local" ? "local" : "unlisted"))
    size: 14
    Accessible.role: Accessible.Graphic
    Accessible.name: root.words

    HoverHandler {
        id: pointer

        onHoveredChanged: root.hintAsked(root, pointer.hovered ? root.words : "")
    }
}
