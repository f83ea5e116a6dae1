// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// None, or one of the eight colours.
Flow {
    id: root

    required property Ui.ListsModel lists
    /// -1: none.
    required property int current

    signal picked(int index)

    spacing: 6
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Colour")

    Repeater {
        model: root.lists.colours.length + 1

        T.AbstractButton {
            id: dot

            required property int index
            readonly property bool none: dot.index === 0
            readonly property string colour: dot.none ? "transparent" : root.lists.colours[dot.index - 1]

            width: Theme.mark(30)
            height: Theme.mark(30)
            focusPolicy: Qt.StrongFocus
            text: dot.none ? qsTr("No colour") : qsTr("Colour %1").arg(dot.index)
            Accessible.role: Accessible.RadioButton
            Accessible.name: dot.text
            Accessible.checked: root.current === dot.index - 1
            Keys.onReturnPressed: dot.clicked()
            Keys.onEnterPressed: dot.clicked()
            onClicked: root.picked(dot.index - 1)

            background: Rectangle {
                radius: 8
                color: "transparent"
                border.width: root.current === dot.index - 1 ? 2 : 0
                border.color: Theme.text

                FocusRing {
                    anchors.margins: -2
                    radius: 10
                    shown: dot.activeFocus
                }
            }

            contentItem: Item {
                Rectangle {
                    anchors.centerIn: parent
                    width: Theme.mark(18)
                    height: width
                    radius: 6
                    color: dot.colour
                    border.width: dot.none ? 1.5 : 0
                    border.color: Theme.edge
                }
            }

            HoverHandler {
                cursorShape: Qt.PointingHandCursor
            }

            Hint {
                words: dot.text
                wanted: dot.hovered
            }
        }
    }
}
