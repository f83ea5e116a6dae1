// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Which kinds of notifications a column shows; each mark is done at once.
ColumnPage {
    id: root

    required property Ui.Column column

    title: qsTr("Kinds of notifications")
    Keys.onUpPressed: root.step(false)
    Keys.onDownPressed: root.step(true)

    Flickable {
        id: body

        anchors.fill: parent
        contentHeight: part.height + 24
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Column {
            id: part

            x: 12
            y: 12
            width: body.width - 24
            spacing: 2

            PushButton {
                id: all

                focus: true
                text: qsTr("Show all kinds")
                onClicked: root.column.noticeChoices.chooseAll()
            }

            Repeater {
                model: root.column.noticeChoices

                Column {
                    id: choice

                    required property string kind
                    required property string heading
                    required property string name
                    required property bool chosen
                    required property bool last

                    width: part.width

                    Words {
                        visible: choice.heading.length > 0
                        topPadding: 12
                        bottomPadding: 4
                        text: choice.heading
                        color: Theme.muted
                        font.pixelSize: Theme.small
                        font.bold: true
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }

                    CheckLine {
                        width: parent.width
                        inside: choice.chosen
                        busy: false
                        known: !choice.last // it stays, and so do the keys on it
                        words: ""
                        text: choice.name
                        onClicked: root.column.noticeChoices.choose(choice.kind, !choice.chosen)
                    }
                }
            }

            Words {
                width: parent.width
                topPadding: 12
                text: qsTr("Most servers call replies mentions; Misskey and its kin tell them apart.")
                color: Theme.muted
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        Follow {
            id: follow

            view: body
        }
    }

    /// Up and down go through all that Tab goes through, and stay here.
    function step(forward: bool): void {
        const next = root.Window.activeFocusItem.nextItemInFocusChain(forward);
        if (follow.inside(next)) {
            next.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
