// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What is said of a file: its description, and what of a picture must stay in sight.
FocusScope {
    id: root

    required property string name
    required property string type
    required property string whole
    required property string description
    required property int descriptionRoom
    required property real focusX
    required property real focusY
    required property string trouble
    required property int place
    required property int count
    /// A server keeps what must stay in sight.
    required property bool aimed
    readonly property bool wide: root.width >= Theme.sized(400)

    signal described(string words)
    signal focusMoved(real x, real y)
    signal moveAsked(int by)
    signal removeAsked
    signal closed

    implicitHeight: Math.max(picture.y + picture.height, form.y + form.height) + 12
    Accessible.role: Accessible.Grouping
    Accessible.name: root.name
    Component.onCompleted: root.show()
    onDescriptionChanged: root.show()

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: Theme.column
        border.color: Theme.hairline
    }

    Item {
        id: picture

        readonly property bool there: root.whole.length > 0

        x: 12
        y: there ? 12 : 0
        width: there ? Math.min(Theme.sized(200), root.width - 24) : 0
        height: there ? image.paintedHeight : 0

        Image {
            id: image

            width: parent.width
            height: Theme.sized(200)
            asynchronous: true
            fillMode: Image.PreserveAspectFit
            horizontalAlignment: Image.AlignLeft
            verticalAlignment: Image.AlignTop
            source: root.whole
            sourceSize.width: Theme.sized(200)
        }

        Lazy {
            width: image.paintedWidth
            height: image.paintedHeight
            active: root.aimed && root.type === "image" && image.status === Image.Ready

            content: FocusCross {
                focusX: root.focusX
                focusY: root.focusY
                onMoved: (x, y) => root.focusMoved(x, y)
            }
        }
    }

    Column {
        id: form

        x: root.wide && picture.there ? picture.x + picture.width + 12 : 12
        y: root.wide || !picture.there ? 12 : picture.y + picture.height + 8
        width: root.width - x - 12
        spacing: 6

        Words {
            width: parent.width
            text: root.name
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideMiddle
        }

        TextBox {
            id: description

            width: parent.width
            focus: true
            label: qsTr("Description")
            placeholderText: root.type === "image" ? qsTr("Describe it for people who cannot see it") : qsTr("Describe it for people who cannot see or hear it")
            onTextChanged: root.typed()
            onAccepted: root.closed()
        }

        Words {
            width: parent.width
            text: String(root.descriptionRoom)
            color: root.descriptionRoom < 0 ? Theme.danger : Theme.muted
            font.pixelSize: Theme.small
            horizontalAlignment: Text.AlignRight
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1 characters left").arg(root.descriptionRoom)
        }

        Words {
            width: parent.width
            visible: root.aimed && root.type === "image"
            text: qsTr("The ring on the picture marks what stays in sight where it is cropped.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Problem {
            width: parent.width
            text: root.trouble
        }

        Flow {
            width: parent.width
            spacing: 4

            TextButton {
                visible: root.count > 1
                opacity: root.place > 0 ? 1 : 0.5
                text: qsTr("Move left")
                onClicked: root.moveAsked(-1)
            }

            TextButton {
                visible: root.count > 1
                opacity: root.place < root.count - 1 ? 1 : 0.5
                text: qsTr("Move right")
                onClicked: root.moveAsked(1)
            }

            TextButton {
                text: qsTr("Remove")
                onClicked: root.removeAsked()
            }

            TextButton {
                text: qsTr("Done")
                onClicked: root.closed()
            }
        }
    }

    // No-break spaces are told as they are.
    DocumentText {
        id: words

        document: description.document
    }

    /// What the view has already is left alone: the cursor stays.
    function show(): void {
        if (words.document && words.text() !== root.description) {
            description.text = root.description;
        }
    }

    function typed(): void {
        if (words.document && words.text() !== root.description) {
            root.described(words.text());
        }
    }

    function enter(): void {
        description.forceActiveFocus(Qt.TabFocusReason);
    }
}
