// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What was asked and how it stands. Read only.
Column {
    id: root

    required property list<var> options
    required property string standing

    spacing: 4
    Component.onCompleted: root.forceLayout()

    Repeater {
        model: root.options

        Rectangle {
            id: option

            required property rowPollOption modelData

            width: root.width
            height: Math.max(Theme.sized(32), title.implicitHeight + 12)
            radius: 8
            color: Theme.raised

            Rectangle {
                width: Math.max(option.modelData.share * parent.width, 4)
                height: parent.height
                radius: 8
                color: Theme.pressed
            }

            Text {
                id: title

                x: 10
                anchors.verticalCenter: parent.verticalCenter
                width: votes.x - 20
                textFormat: Text.StyledText
                text: Theme.styled(option.modelData.title, Theme.body)
                color: Theme.text
                font.pixelSize: Theme.body
                wrapMode: Text.Wrap
            }

            Words {
                id: votes

                anchors.right: parent.right
                anchors.rightMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                text: option.modelData.votes
                color: Theme.muted
                font.pixelSize: Theme.small
            }
        }
    }

    Words {
        width: root.width
        text: root.standing
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
}
