// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Where something is written: below what is read, which it covers nothing of. Ctrl+Enter sends, Esc
/// closes and keeps it as a draft.
FocusScope {
    id: root

    required property Ui.Window app
    required property Ui.Composer composer
    readonly property Ui.Completions completions: root.app.completions()
    /// It grows that high; what is more scrolls.
    property real most: 600
    readonly property int margin: 10

    implicitHeight: Math.min(root.most, page.height + 4 * root.margin)
    Accessible.role: Accessible.Pane
    Accessible.name: root.composer.title
    Component.onCompleted: root.enter()

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: root.activeFocus
        onActivated: root.send()
    }

    Shortcut {
        sequence: "Escape"
        enabled: root.activeFocus && !root.completions.open // else that is closed
        onActivated: root.composer.close()
    }

    Connections {
        target: root.composer

        function onWanted(): void {
            root.enter();
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: root.margin
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.edge
    }

    Flickable {
        id: view

        anchors.fill: parent
        anchors.margins: root.margin + 1
        contentHeight: page.height + 2 * root.margin - 2
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Column {
            id: page

            x: root.margin
            y: root.margin - 1
            width: view.width - 2 * x
            spacing: 8

            Item {
                width: parent.width
                height: Math.max(title.implicitHeight, close.height)

                Words {
                    id: title

                    anchors.verticalCenter: parent.verticalCenter
                    width: close.x
                    text: root.composer.title
                    color: Theme.muted
                    font.pixelSize: Theme.small
                    font.bold: true
                    elide: Text.ElideRight
                    Accessible.role: Accessible.Heading
                    Accessible.name: title.text
                }

                IconButton {
                    id: close

                    anchors.right: parent.right
                    width: Theme.mark(28)
                    height: width
                    name: "close"
                    size: 16
                    text: qsTr("Close; it stays as a draft (Esc)")
                    onClicked: root.composer.close()
                }
            }

            ParentLine {
                width: parent.width
                visible: root.composer.parentName.length > 0
                composer: root.composer
            }

            WritersFlow {
                width: parent.width
                composer: root.composer
            }

            Field {
                id: warning

                width: parent.width
                visible: root.composer.warned
                enabled: root.composer.ready
                placeholderText: qsTr("Content warning")
                maximumLength: 4000
                text: root.composer.warning
                onTextEdited: root.composer.warning = warning.text
                onVisibleChanged: warning.visible && root.activeFocus ? warning.forceActiveFocus(Qt.TabFocusReason) : undefined
            }

            ComposeText {
                id: words

                width: parent.width
                focus: true
                composer: root.composer
                completions: root.completions
            }

            Words {
                width: parent.width
                visible: root.composer.attached > 0
                text: qsTr("%n attachments stay with it.", "", root.composer.attached)
                color: Theme.muted
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }

            Problem {
                width: parent.width
                text: root.composer.trouble
            }

            Ui.Lazy {
                id: question

                width: parent.width
                visible: active
                active: root.composer.question.length > 0
                onItemChanged: root.activeFocus ? root.enter() : undefined
                onYChanged: root.showQuestion()
                onHeightChanged: root.showQuestion()

                content: QuestionBox {
                    composer: root.composer
                }
            }

            ComposeFoot {
                width: parent.width
                composer: root.composer
                onSendAsked: root.send()
            }
        }

        Follow {
            id: follow

            view: view
        }
    }

    function enter(): void {
        const asked = question.item;
        if (asked !== null) {
            asked.forceActiveFocus(Qt.TabFocusReason);
        } else {
            words.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    /// A low panel may have no room for it.
    function showQuestion(): void {
        if (question.item !== null) {
            follow.show(question);
        }
    }

    /// Half a word is finished first; where the input method keeps it, nothing goes.
    function send(): void {
        Theme.watch.finishWord();
        if (!words.composing && warning.preeditText.length === 0) {
            root.composer.send();
        }
    }
}
