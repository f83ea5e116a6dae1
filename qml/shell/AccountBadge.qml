// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Asterism

/// An account in the rail: its avatar, ringed in its colour. A click makes it the default account,
/// or opens its menu where there is nothing to choose; dragging moves it among the others.
T.AbstractButton {
    id: root

    required property int index
    required property string accountId
    required property string acct
    required property string avatar
    required property string colour
    required property int colourIndex
    required property string host
    required property bool needsSignIn
    required property bool standard

    property string unread
    /// How many notifications of it are unread.
    property string notices
    property bool quiet: false
    property bool movable: false
    property real shift: 0
    /// Of one among several.
    readonly property bool marked: root.standard && root.movable
    readonly property string standing: root.needsSignIn ? qsTr("%1: sign in again").arg(root.acct) : (root.unread.length > 0 ? qsTr("%1: %2 unread").arg(root.acct).arg(root.unread) : (root.marked ? qsTr("%1: default account").arg(root.acct) : root.acct))

    signal chosen
    signal menuAsked
    signal dragged(real by)
    signal dropped

    implicitHeight: 48
    z: drag.active ? 1 : 0
    opacity: drag.active ? 0.8 : 1
    text: root.notices.length > 0 ? qsTr("%1; notifications: %2").arg(root.standing).arg(root.notices) : root.standing
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: root.text
    Accessible.description: qsTr("The Menu key opens its menu.")
    onClicked: root.standard || root.needsSignIn ? root.menuAsked() : root.chosen()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onMenuPressed: root.menuAsked()
    Keys.onPressed: event => root.turn(event)

    Rectangle {
        anchors.centerIn: parent
        width: 46
        height: 46
        radius: 14
        color: "transparent"
        border.width: 2
        border.color: root.colour

        Avatar {
            anchors.centerIn: parent
            size: 38
            source: root.avatar
            opacity: root.needsSignIn ? 0.5 : 1
        }

        FocusRing {
            anchors.margins: -3
            radius: 17
            border.color: Theme.text // the account's own colour may be that of other rings
            shown: root.activeFocus
        }
    }

    Rectangle {
        x: root.width / 2 + 11
        y: 0
        width: 16
        height: 16
        radius: 8
        visible: root.needsSignIn
        color: Theme.accent

        Words {
            anchors.centerIn: parent
            text: "!"
            color: Theme.onAccent
            font.pixelSize: 12
            font.bold: true
        }
    }

    // That it has notifications which are unread; how many the bell says.
    Rectangle {
        x: root.width / 2 - 23
        y: 0
        width: 12
        height: 12
        radius: 6
        visible: root.notices.length > 0
        color: Theme.accent
        border.width: 2
        border.color: Theme.window
    }

    // What is unread in its home; a mark at another corner than the one that wants something.
    Rectangle {
        x: Math.min(root.width - width - 2, root.width / 2 + 23 - width / 2 - 2)
        y: root.height - height + 3
        width: Math.max(height, count.implicitWidth + 11)
        height: 20
        radius: height / 2
        visible: root.unread.length > 0
        color: Theme.text
        border.width: 2
        border.color: Theme.window

        Words {
            id: count

            anchors.centerIn: parent
            text: root.unread
            color: Theme.window
            font.pixelSize: 11
            font.bold: true
        }
    }

    // Which one acts unless another is chosen.
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: 4
        height: 24
        radius: 2
        visible: root.marked
        color: Theme.text
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.menuAsked()
    }

    DragHandler {
        id: drag

        target: null
        enabled: root.movable
        xAxis.enabled: false
        cursorShape: drag.active ? Qt.ClosedHandCursor : Qt.PointingHandCursor
        onActiveTranslationChanged: drag.active ? root.dragged(drag.activeTranslation.y) : undefined
        onActiveChanged: drag.active ? undefined : root.dropped()
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    transform: Translate {
        y: root.shift
    }

    Hint {
        x: root.width
        y: (root.height - implicitHeight) / 2
        words: root.text
        wanted: root.hovered && !root.down && !root.quiet && !drag.active
    }

    function turn(event: KeyEvent): void {
        event.accepted = event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier) !== 0;
        if (event.accepted) {
            root.menuAsked();
        }
    }
}
