// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The lines of a profile, each with its name; what is verified has a check.
Column {
    id: root

    required property Ui.ProfilePage person
    required property Actions actions

    visible: lines.count > 0
    spacing: 4

    Repeater {
        id: lines

        model: root.person.fields

        FieldLine {
            required property var modelData

            width: root.width
            name: modelData.name
            value: modelData.value
            plain: modelData.plain
            verified: modelData.verified
            onFollowed: link => root.actions.follow(link)
        }
    }
}
