// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// All runs where there are several, and the chosen one with its rows.
Item {
    id: root

    required property Ui.MovingPage page

    RunHead {
        id: head

        width: parent.width
        run: root.page.run
    }

    ListView {
        id: runs

        anchors.top: head.bottom
        width: parent.width
        height: visible ? Math.min(contentHeight, root.height * 0.3) : 0
        visible: count > 1
        clip: true
        model: root.page.runs
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Imports")
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Follow {
            view: runs
        }

        delegate: RunLine {
            id: line

            width: runs.width
            current: line.runId === root.page.run.runId
            onClicked: root.page.run.runId = line.runId
        }
    }

    RunFilterLine {
        id: filters

        anchors.top: runs.bottom
        width: parent.width
        run: root.page.run
    }

    RunRowsView {
        anchors.top: filters.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        run: root.page.run
    }
}
