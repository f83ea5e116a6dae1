// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// Up to three of those who did it, with the emoji that they reacted with, and how many others.
Item {
    id: root

    required property list<var> people
    required property string more
    readonly property int edge: Theme.mark(28)

    signal personAsked(string acct)
    signal allAsked
    signal hintAsked(Item at, string words)

    implicitHeight: root.edge

    Row {
        id: faces

        spacing: 6

        Repeater {
            model: root.people

            Avatar {
                id: face

                required property rowPerson modelData

                size: root.edge
                source: face.modelData.avatar
                Accessible.role: Accessible.Link
                Accessible.name: face.modelData.name
                Accessible.onPressAction: root.personAsked(face.modelData.acct)

                NoticeEmoji {
                    x: parent.width - width + 5
                    y: parent.height - height + 5
                    emoji: face.modelData.emoji
                    picture: face.modelData.picture
                }

                MouseArea {
                    id: pointer

                    anchors.fill: parent
                    hoverEnabled: true
                    cursorShape: Qt.PointingHandCursor
                    onClicked: root.personAsked(face.modelData.acct)
                    onContainsMouseChanged: root.hintAsked(face, pointer.containsMouse ? face.modelData.acct : "")
                }
            }
        }
    }

    LinkLine {
        x: faces.width + 10
        height: root.edge
        visible: root.more.length > 0
        text: root.more
        verticalAlignment: Text.AlignVCenter
        onClicked: root.allAsked()
    }
}
