// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The description of a picture, or what happened when it was saved.
Rectangle {
    id: root

    required property string words
    required property real most

    height: root.visible && root.words.length > 0 ? Math.min(root.most, label.implicitHeight + 24) : 0
    color: Theme.raised
    clip: true

    Flickable {
        id: body

        anchors.fill: parent
        activeFocusOnTab: body.contentHeight > body.height
        Keys.onPressed: event => event.accepted = body.activeFocus && follow.turn(event.key)
        T.ScrollBar.vertical: ThinScrollBar {
        }
        contentHeight: label.implicitHeight + 24
        boundsBehavior: Flickable.StopAtBounds

        TextEdit {
            id: label

            x: 16
            y: 12
            width: root.width - 32
            textFormat: TextEdit.PlainText
            text: root.words
            readOnly: true
            selectByMouse: true
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.onAccent
            font.pixelSize: Theme.body
            wrapMode: TextEdit.Wrap
            persistentSelection: deeds.open
            Keys.onPressed: event => event.accepted = deeds.takes(event)

            FieldDeeds {
                id: deeds

                field: label
            }
        }

        Follow {
            id: follow

            view: body
        }
    }

    FocusRing {
        anchors.margins: 2
        shown: body.activeFocus
    }
}
