// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// All that is yes or no in a profile.
Column {
    id: root

    required property Ui.OwnProfilePage profile

    spacing: 2

    ProfileSwitch {
        width: parent.width
        profile: root.profile
        key: "locked"
        text: qsTr("Ask me before somebody follows me")
    }

    ProfileSwitch {
        width: parent.width
        profile: root.profile
        key: "bot"
        text: qsTr("This is an automated account")
    }

    ProfileSwitch {
        width: parent.width
        profile: root.profile
        key: "discoverable"
        text: qsTr("Suggest me to others")
    }

    ProfileSwitch {
        width: parent.width
        profile: root.profile
        key: "indexable"
        text: qsTr("Let my public posts be found by words")
    }

    ProfileSwitch {
        width: parent.width
        profile: root.profile
        key: "hide_follows"
        text: qsTr("Hide whom I follow and who follows me")
    }

    ProfileSwitch {
        width: parent.width
        profile: root.profile
        key: "sensitive"
        text: qsTr("Mark the media of new posts as sensitive")
    }
}
