// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What comes of it: the runs, and below them the comparison while that is what is wanted.
Item {
    id: root

    required property Ui.MovingPage page
    readonly property bool compares: root.page.pane === "compare" && root.page.comparing.summary.length > 0
    readonly property bool runs: root.page.runs.count > 0

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.column
        border.color: Theme.hairline
    }

    Words {
        anchors.centerIn: parent
        width: Math.min(Theme.sized(380), parent.width - 48)
        visible: !root.runs && !root.compares
        text: root.page.pane === "compare" ? qsTr("Whom your accounts follow, beside each other, appears here.") : qsTr("Nothing is being imported. What you begin goes on here, row by row, and is still here after a restart.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    Ui.Lazy {
        id: above

        width: parent.width
        height: root.compares ? parent.height * 0.42 : below.y - 1
        active: root.runs

        content: RunsView {
            page: root.page
        }
    }

    Ui.Lazy {
        y: root.runs ? above.y + above.height : 0
        width: parent.width
        height: below.y - y - 1
        active: root.compares

        content: ComparisonView {
            pane: root.page.comparing
            topped: root.runs
        }
    }

    Item {
        id: below

        anchors.bottom: parent.bottom
        width: parent.width
        height: words.height + 14

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.hairline
        }

        Words {
            id: words

            x: 16
            y: 7
            width: parent.width - 32
            text: qsTr("Nobody is unfollowed unless you choose Overwrite, or people in the comparison, and confirm it.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
}
