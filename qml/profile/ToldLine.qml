// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// From where a profile is told, and a way to see it from elsewhere.
Item {
    id: root

    required property Ui.ProfilePage person
    /// Made when it is first asked for.
    property ViewpointMenu menu: null

    implicitHeight: Math.max(words.implicitHeight, change.height)

    Words {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: root.width - change.width - 4
        text: root.person.told
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    TextButton {
        id: change

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.person.standings.count > 0
        width: visible ? implicitWidth : 0
        height: visible ? implicitHeight : 0
        text: qsTr("See from…")
        onClicked: root.choose()
    }

    Component {
        id: viewpoints

        ViewpointMenu {
            person: root.person
        }
    }

    function choose(): void {
        if (root.menu === null) {
            root.menu = viewpoints.createObject(root) as ViewpointMenu;
        }
        root.menu.popup(change, 0, change.height + 4);
    }
}
