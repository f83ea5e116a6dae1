// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The screen "Move follows", in the deck's place: what is wanted at the left, what comes of it at
/// the right; one below the other where there is no room.
FocusScope {
    id: root

    required property Ui.Window app
    readonly property Ui.MovingPage page: root.app.moving
    readonly property bool narrow: root.width < Theme.sized(800)
    readonly property real aside: Math.min(Theme.sized(430), root.width * 0.42)

    signal accountAsked

    focus: true
    Keys.onEscapePressed: root.page.open = false
    Component.onCompleted: root.forceActiveFocus(Qt.TabFocusReason)

    Binding {
        target: root.page
        property: "runInSight"
        value: !root.narrow || right.y + Theme.header <= body.contentY + body.height
    }

    HiddenKeys {
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.window

        // Nothing below is meant.
        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            onWheel: wheel => wheel.accepted = true
        }
    }

    Flickable {
        id: body

        anchors.fill: parent
        contentHeight: root.narrow ? right.y + right.height + Theme.gap : height
        interactive: root.narrow
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Follow {
            view: body
        }

        MovingPanel {
            id: left

            x: Theme.gap
            y: Theme.gap
            width: root.narrow ? root.width - 2 * Theme.gap : root.aside
            height: root.narrow ? implicitHeight : root.height - 2 * Theme.gap
            focus: true
            app: root.app
            scrolls: !root.narrow
            onAccountAsked: root.accountAsked()
        }

        MovingResults {
            id: right

            x: root.narrow ? Theme.gap : left.x + left.width + Theme.gap
            y: root.narrow ? left.y + left.height + Theme.gap : Theme.gap
            width: root.width - x - Theme.gap
            height: Math.max(root.narrow ? Theme.sized(420) : 0, root.height - 2 * Theme.gap)
            page: root.page
        }
    }
}
