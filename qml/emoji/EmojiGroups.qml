// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The names of the groups side by side; left and right go from one to the next.
ListView {
    id: root

    required property Ui.EmojiChoices choices

    signal shown

    implicitHeight: Math.max(30, Theme.sized(30))
    orientation: ListView.Horizontal
    spacing: 4
    clip: true
    model: root.choices.groups
    currentIndex: root.choices.group
    highlightMoveDuration: Theme.motion
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Groups of emoji")
    Keys.onLeftPressed: root.show(Math.max(0, root.choices.group - 1))
    Keys.onRightPressed: root.show(Math.min(root.count - 1, root.choices.group + 1))

    delegate: Rectangle {
        id: tab

        required property int index
        required property string modelData
        readonly property bool current: tab.index === root.choices.group && root.choices.search.length === 0

        width: name.implicitWidth + 20
        height: root.height
        radius: 8
        color: tab.current ? Theme.pressed : "transparent"
        Accessible.role: Accessible.PageTab
        Accessible.name: tab.modelData
        Accessible.selected: tab.current
        Accessible.onPressAction: root.show(tab.index)

        Words {
            id: name

            anchors.centerIn: parent
            text: tab.modelData
            color: tab.current ? Theme.text : Theme.muted
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }

        FocusRing {
            anchors.margins: 0
            radius: 8
            shown: root.activeFocus && tab.current
        }

        HoverHandler {
            cursorShape: Qt.PointingHandCursor
        }

        TapHandler {
            onTapped: root.show(tab.index)
        }
    }

    function show(group: int): void {
        root.choices.search = "";
        root.choices.group = group;
        root.shown();
    }
}
