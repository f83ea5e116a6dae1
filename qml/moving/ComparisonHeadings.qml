// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Whose the columns of a comparison are.
Item {
    id: root

    required property Ui.ComparePane pane
    required property real whoWidth
    required property real cellWidth
    required property real listsWidth

    implicitHeight: Math.max(Theme.sized(32), Theme.line + 10)

    Words {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("person")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Repeater {
        model: root.pane.shortNames

        Item {
            id: column

            required property string modelData
            required property int index

            x: 16 + root.whoWidth + index * root.cellWidth
            width: root.cellWidth
            height: root.height

            Row {
                anchors.centerIn: parent
                spacing: 6

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 9
                    height: 9
                    radius: 4.5
                    color: root.pane.colours[column.index] ?? Theme.muted
                }

                Words {
                    width: Math.min(implicitWidth, root.cellWidth - 20)
                    text: column.modelData
                    color: Theme.muted
                    font.pixelSize: Theme.small
                    elide: Text.ElideRight
                }
            }
        }
    }

    Words {
        x: parent.width - root.listsWidth - 16
        anchors.verticalCenter: parent.verticalCenter
        visible: root.listsWidth > 0
        text: qsTr("lists")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
