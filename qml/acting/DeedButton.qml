// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

/// One deed of one account: done, on its way, or not to be done and why; its text is its hint.
T.Button {
    id: root

    required property string name
    required property bool done
    required property bool waits
    /// Why not; empty: it may be done.
    required property string whyNot
    /// There is no such thing there; its place stays empty.
    property bool absent: false
    readonly property bool closed: root.whyNot.length > 0 && !root.done

    implicitWidth: Theme.mark(34)
    implicitHeight: Theme.mark(34)
    focusPolicy: Qt.StrongFocus
    enabled: !root.absent
    opacity: root.absent ? 0 : (root.waits ? 0.6 : (root.closed ? 0.35 : 1))
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.done
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.name
            tint: root.done ? Theme.accentText : (root.hovered || (root.activeFocus && Theme.keyed) ? Theme.text : Theme.muted)
        }
    }

    background: Rectangle {
        radius: 10
        color: root.down && !root.closed ? Theme.edge : (root.hovered && !root.closed ? Theme.pressed : "transparent")

        FocusRing {
            anchors.margins: 0
            shown: root.activeFocus
        }
    }

    HoverHandler {
        cursorShape: root.closed ? Qt.ArrowCursor : Qt.PointingHandCursor
    }

    Hint {
        words: root.text
        wanted: root.hovered && !root.down
    }
}
