// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What is dropped onto the panel: files are attached to the post that they fall on, words are put
/// into its text.
DropArea {
    id: root

    required property PartsColumn parts
    required property bool ready

    onEntered: drag => drag.accepted = root.ready && (drag.hasUrls || drag.hasText)
    onDropped: drop => root.take(drop)

    Rectangle {
        anchors.fill: parent
        visible: root.containsDrag
        radius: Theme.boxRadius
        color: Theme.raised
        opacity: 0.92
        border.width: 2
        border.color: Theme.accent

        Words {
            anchors.centerIn: parent
            width: parent.width - 32
            text: qsTr("Drop it here")
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }
    }

    /// A copy, whatever is proposed: who moves the file here would lose it.
    function take(drop: DragEvent): void {
        const at = root.mapToItem(root.parts, drop.x, drop.y);
        const box = root.parts.boxUnder(at.x, at.y);
        drop.accept(Qt.CopyAction);
        if (box !== null && root.areFiles(drop)) {
            box.part.attachments.addFiles(drop.urls);
        } else if (box !== null) {
            box.put(drop.text, false);
        }
    }

    /// A link out of a browser is a URL, too.
    function areFiles(drop: DragEvent): bool {
        let all = drop.urls.length > 0;
        for (let i = 0; i < drop.urls.length; ++i) {
            all = all && String(drop.urls[i]).startsWith("file:");
        }
        return all;
    }
}
