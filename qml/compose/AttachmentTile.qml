// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// A file that is to be posted: a click or Return opens what is said of it, Alt with an arrow or
/// dragging moves it, Delete takes it away.
T.AbstractButton {
    id: root

    required property int index
    required property string name
    required property string type
    required property string preview
    required property string description
    required property string trouble
    required property bool busy
    required property int count
    /// What is said of it is being written.
    property bool open: false
    property real shiftX: 0
    property real shiftY: 0
    readonly property bool described: root.description.length > 0
    readonly property bool pictured: root.preview.length > 0
    readonly property int edge: Theme.mark(96)
    readonly property string kind: root.kindOf(root.type)

    signal removeAsked
    /// By so many places.
    signal moveAsked(int by)
    signal stepAsked(int by)
    /// Its middle was carried there.
    signal dropped(real x, real y)

    implicitWidth: root.edge
    implicitHeight: root.edge
    z: root.shiftX !== 0 || root.shiftY !== 0 ? 1 : 0
    focusPolicy: Qt.TabFocus // who drags it goes on writing
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1 %2 of %3: %4").arg(root.kind).arg(root.index + 1).arg(root.count).arg(root.name)
    Accessible.description: root.trouble.length > 0 ? root.trouble : (root.described ? root.description : qsTr("no description"))
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onShortcutOverride: event => event.accepted = root.means(event)
    Keys.onPressed: event => event.accepted = root.obeys(event)

    transform: Translate {
        x: root.shiftX
        y: root.shiftY
    }

    background: Rectangle {
        radius: Theme.boxRadius
        color: root.down ? Theme.pressed : Theme.column
        border.width: root.open || root.trouble.length > 0 ? 2 : 1
        border.color: root.trouble.length > 0 ? Theme.danger : (root.open ? Theme.accent : Theme.edge)
    }

    contentItem: Item {
        Image {
            anchors.fill: parent
            anchors.margins: root.open || root.trouble.length > 0 ? 2 : 0
            visible: root.pictured
            opacity: root.busy ? 0.4 : 1
            asynchronous: true
            source: root.preview
            sourceSize.width: root.edge
            sourceSize.height: root.edge
        }

        Column {
            x: 8
            y: 10
            width: parent.width - 16
            visible: !root.pictured
            spacing: 4

            Icon {
                name: root.type === "video" ? "play" : (root.type === "audio" ? "note" : "picture")
                size: 18
            }

            Words {
                width: parent.width
                text: root.name
                color: Theme.muted
                font.pixelSize: Theme.sized(11)
                wrapMode: Text.WrapAnywhere
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }

        Lazy {
            anchors.centerIn: parent
            active: root.pictured && root.type !== "image"

            content: PlayMark {
            }
        }

        Pulse {
            x: 8
            y: parent.height - 16
            visible: root.busy
            busy: root.busy
            color: Theme.accent
        }

        AltMark {
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            anchors.margins: 6
            visible: !root.busy
            described: root.described
        }

        PlateButton {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 4
            visible: root.enabled
            symbol: "close"
            text: qsTr("Take %1 away").arg(root.name)
            onClicked: root.removeAsked()
        }
    }

    FocusRing {
        radius: Theme.boxRadius + 2
        shown: root.activeFocus
    }

    DragHandler {
        id: drag

        target: null
        enabled: root.count > 1
        cursorShape: drag.active ? Qt.ClosedHandCursor : Qt.PointingHandCursor
        onActiveTranslationChanged: drag.active ? root.carry(drag.activeTranslation.x, drag.activeTranslation.y) : undefined
        onActiveChanged: drag.active ? undefined : root.settle()
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    Hint {
        words: root.trouble.length > 0 ? root.trouble : (root.described ? root.description : root.name)
        wanted: root.hovered && !root.down && !root.open
    }

    function kindOf(type: string): string {
        switch (type) {
        case "image":
            return qsTr("Picture");
        case "video":
            return qsTr("Film");
        case "audio":
            return qsTr("Sound");
        default:
            return qsTr("File");
        }
    }

    /// Keys that mean something here, whatever they do elsewhere in the window. Backspace is meant
    /// for words: it neither takes a file away nor leads back.
    function means(event: KeyEvent): bool {
        return root.moves(event) || event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace;
    }

    function moves(event: KeyEvent): bool {
        return event.key === Qt.Key_Left || event.key === Qt.Key_Right;
    }

    function obeys(event: KeyEvent): bool {
        const by = event.key === Qt.Key_Left ? -1 : 1;
        if (event.key === Qt.Key_Delete) {
            root.removeAsked();
        } else if (root.moves(event)) {
            (event.modifiers & Qt.AltModifier) !== 0 ? root.moveAsked(by) : root.stepAsked(by);
        }
        return root.means(event);
    }

    function carry(x: real, y: real): void {
        root.shiftX = x;
        root.shiftY = y;
    }

    function settle(): void {
        const x = root.x + root.shiftX + root.width / 2;
        const y = root.y + root.shiftY + root.height / 2;
        root.carry(0, 0);
        root.dropped(x, y);
    }
}
