// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How many posts, and the ways to whom they follow and who follows them.
Flow {
    id: root

    required property Ui.ProfilePage person

    signal peopleAsked(string side)

    spacing: 4

    Words {
        height: following.height
        visible: root.person.posts.length > 0
        text: root.person.posts
        color: Theme.muted
        font.pixelSize: Theme.small
        verticalAlignment: Text.AlignVCenter
    }

    TextButton {
        id: following

        visible: root.person.following.length > 0
        text: root.person.following
        Accessible.description: qsTr("Shows whom they follow")
        onClicked: root.peopleAsked("following")
    }

    TextButton {
        visible: root.person.followers.length > 0
        text: root.person.followers
        Accessible.description: qsTr("Shows who follows them")
        onClicked: root.peopleAsked("followers")
    }
}
