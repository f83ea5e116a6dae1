// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// On a picture: what must stay in sight where it is cropped. A click or dragging moves it, and so
/// do the arrow keys.
Item {
    id: root

    required property real focusX
    required property real focusY
    /// While it is carried.
    property bool held: false
    property real heldX: 0
    property real heldY: 0
    readonly property real atX: root.held ? root.heldX : root.focusX
    readonly property real atY: root.held ? root.heldY : root.focusY

    /// From -1 to 1 each; right and up are positive.
    signal moved(real x, real y)

    activeFocusOnTab: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("What must stay in sight: the arrow keys move it")
    Accessible.description: qsTr("%1 % from the left, %2 % from the top").arg(Math.round((root.atX + 1) * 50)).arg(Math.round((1 - root.atY) * 50))
    Accessible.focusable: true
    Keys.onShortcutOverride: event => event.accepted = root.means(event.key)
    Keys.onPressed: event => event.accepted = root.obeys(event.key)

    Rectangle {
        x: (root.atX + 1) / 2 * root.width - width / 2
        y: (1 - root.atY) / 2 * root.height - height / 2
        width: Theme.mark(28)
        height: width
        radius: width / 2
        color: "transparent"
        border.width: 4
        border.color: Theme.picturePlate

        Rectangle {
            anchors.fill: parent
            anchors.margins: 1
            radius: width / 2
            color: "transparent"
            border.width: 2
            border.color: Theme.onPicture
        }

        Rectangle {
            anchors.centerIn: parent
            width: 6
            height: 6
            radius: 3
            color: Theme.onPicture
            border.color: Theme.picturePlate
        }
    }

    FocusRing {
        radius: 4
        shown: root.activeFocus
    }

    MouseArea {
        anchors.fill: parent
        cursorShape: Qt.CrossCursor
        preventStealing: true
        onPressed: mouse => root.hold(mouse.x, mouse.y)
        onPositionChanged: mouse => root.hold(mouse.x, mouse.y)
        onReleased: root.drop()
        onCanceled: root.held = false
    }

    function within(share: real): real {
        return Math.max(-1, Math.min(1, share));
    }

    function hold(x: real, y: real): void {
        root.heldX = root.within(2 * x / Math.max(1, root.width) - 1);
        root.heldY = root.within(1 - 2 * y / Math.max(1, root.height));
        root.held = true;
    }

    function drop(): void {
        root.held = false;
        root.moved(root.heldX, root.heldY);
    }

    function means(key: int): bool {
        return key === Qt.Key_Left || key === Qt.Key_Right || key === Qt.Key_Up || key === Qt.Key_Down;
    }

    function obeys(key: int): bool {
        const x = key === Qt.Key_Left ? -0.1 : (key === Qt.Key_Right ? 0.1 : 0);
        const y = key === Qt.Key_Down ? -0.1 : (key === Qt.Key_Up ? 0.1 : 0);
        if (root.means(key)) {
            root.moved(root.within(root.focusX + x), root.within(root.focusY + y));
        }
        return root.means(key);
    }
}
