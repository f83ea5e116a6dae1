// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Title, page, and the cross that closes; scrolls when the window is too low.
FocusScope {
    id: root

    required property string title
    required property Component page
    /// Closing is refused: the page hears of it instead.
    property bool held: false
    /// What is no page: title and margins.
    readonly property real frame: body.y + 36

    signal closeAsked

    implicitHeight: loader.height + root.frame
    focus: true
    Keys.onEscapePressed: event => event.accepted = root.refuses()
    Keys.onPressed: event => event.accepted = follow.turn(event.key)

    Words {
        x: 24
        y: 20
        width: parent.width - 84
        text: root.title
        font.pixelSize: Theme.big
        font.bold: true
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: root.title
    }

    Flickable {
        id: body

        y: Math.max(60, Theme.sized(56) - 4)
        width: parent.width
        height: parent.height - y - 8
        contentHeight: loader.height + 20
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn // who scrolls by keys sees that there is more
        }

        Lazy {
            id: loader

            x: 24
            y: 4 // a ring around the first button is not cut
            width: body.width - 48
            onItemChanged: root.enter()
            content: root.page
        }

        Follow {
            id: follow

            view: body
        }
    }

    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 12
        y: 12
        name: "close"
        text: qsTr("Close (Esc)")
        onClicked: root.closeAsked()
    }

    function refuses(): bool {
        if (root.held) {
            root.closeAsked();
        }
        return root.held;
    }

    /// The keys go to what the page calls its first.
    function enter(): void {
        if (loader.item !== null) {
            loader.item.forceActiveFocus();
        }
    }
}
