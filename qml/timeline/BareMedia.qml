// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick
import Asterism

/// A sound, or a thing whose picture is not to be had.
Item {
    id: root

    required property rowMedia media
    readonly property bool sound: root.media.type === "audio"

    Icon {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        name: root.sound ? "note" : (root.media.type === "unknown" ? "browser" : "warning")
        size: 24
    }

    Words {
        id: said

        x: 28 + Theme.mark(24)
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 12 - length.width
        visible: root.media.markedDescription.length === 0
        text: root.media.description.length > 0 ? root.media.description : (root.sound ? qsTr("A sound without a description") : (root.media.type === "unknown" ? qsTr("An attachment of an unknown kind") : qsTr("The picture cannot be loaded just now")))
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    // By itself, as in a warning: no plain text is ever read as markup.
    Words {
        x: said.x
        anchors.verticalCenter: parent.verticalCenter
        width: said.width
        visible: !said.visible
        textFormat: Text.StyledText
        text: root.media.markedDescription
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    Words {
        id: length

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        text: root.media.duration
        color: Theme.muted
        font.pixelSize: Theme.small
    }
}
