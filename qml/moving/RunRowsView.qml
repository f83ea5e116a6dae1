// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The rows of a run: line, account, what came of it, and why.
Item {
    id: root

    required property Ui.RunPane run
    readonly property bool tight: root.width < Theme.sized(560)
    readonly property real lineWidth: root.tight ? 0 : Theme.sized(76)
    readonly property real whoWidth: (root.width - root.lineWidth - 32) * (root.tight ? 0.6 : 0.36)
    readonly property real standWidth: (root.width - root.lineWidth - 32) * (root.tight ? 0.4 : 0.22)

    RunHeadings {
        id: headings

        width: parent.width
        lineWidth: root.lineWidth
        whoWidth: root.whoWidth
    }

    ListView {
        id: rows

        anchors.top: headings.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        activeFocusOnTab: true
        model: root.run.rows
        currentIndex: -1
        boundsBehavior: Flickable.StopAtBounds
        Keys.onPressed: event => event.accepted = follow.turn(event.key)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Rows of the import")
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        Follow {
            id: follow

            view: rows
        }

        delegate: RunRowLine {
            width: rows.width
            tight: root.tight
            lineWidth: root.lineWidth
            whoWidth: root.whoWidth
            standWidth: root.standWidth
            onRetryAsked: root.run.retryRow(place)
        }

        FocusRing {
            anchors.margins: 2
            shown: rows.activeFocus
        }
    }

    Words {
        anchors.centerIn: rows
        width: Math.min(320, parent.width - 48)
        visible: rows.count === 0 && (root.run.filter.length > 0 || root.run.search.length > 0)
        text: qsTr("No row is like that.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
