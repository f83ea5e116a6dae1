// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Posts that a search found, as rows of a timeline.
FocusScope {
    id: root

    required property Ui.FoundPosts found
    required property Actions actions
    property alias list: rows

    /// Near the last row.
    signal moreAsked

    onVisibleChanged: root.tellShown()
    Component.onCompleted: root.tellShown()
    // The posts themselves may stay until the garbage is collected.
    Component.onDestruction: root.found.setShown(false)

    Binding {
        target: root.found
        property: "foundColour"
        value: Theme.accentText.toString()
    }

    PostListView {
        id: rows

        anchors.fill: parent
        focus: true
        posts: root.found
        actions: root.actions
        onContentYChanged: root.lookSoon()
        onHeightChanged: root.lookSoon()
        onContentHeightChanged: root.lookSoon()
        onMovementStarted: root.actions.used()
    }

    Timer {
        id: looking

        interval: 50
        onTriggered: root.look()
    }

    /// The keys walk from the first row on; nothing while there is none.
    function begin(): void {
        if (rows.count > 0) {
            rows.step(1);
        }
    }

    /// Before it has its posts it is nobody's list.
    function tellShown(): void {
        if (root.found !== null) {
            root.found.setShown(root.visible);
        }
    }

    function lookSoon(): void {
        if (!looking.running) {
            looking.start();
        }
    }

    /// Tells the model what is in sight.
    function look(): void {
        const end = rows.rowAt(rows.height - 1);
        const last = end < 0 ? rows.count - 1 : end;
        root.found.look(rows.rowAt(1), last);
        if (rows.count > 0 && last >= rows.count - 8) {
            root.moreAsked();
        }
    }
}
