// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What a post that is being written will look like at the server of its account.
Rectangle {
    id: root

    required property Ui.Window app
    required property Ui.Composer composer
    required property Ui.ComposePart part
    readonly property Ui.PostPreview preview: root.app.postPreview()

    implicitHeight: page.height + 20
    radius: 10
    color: "transparent"
    border.color: Theme.hairline
    Component.onCompleted: root.show()

    Connections {
        target: root.part

        function onTextChanged(): void {
            root.show();
        }
    }

    Connections {
        target: root.composer

        function onStateChanged(): void {
            root.show();
        }
    }

    Column {
        id: page

        x: 12
        y: 10
        width: parent.width - 24
        spacing: 6

        Words {
            id: title

            width: parent.width
            text: qsTr("As the server of %1 shows it").arg(root.composer.accountName)
            color: Theme.muted
            font.pixelSize: Theme.small
            font.bold: true
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
            Accessible.name: title.text
        }

        Text {
            id: body

            width: parent.width
            visible: root.preview.body.length > 0
            textFormat: Text.StyledText
            text: Theme.styled(root.preview.body, Theme.body)
            color: Theme.text
            linkColor: Theme.link
            font.pixelSize: Theme.body
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Ui.Lazy {
            width: parent.width
            visible: active
            active: root.preview.blocks.length > 0

            content: BlocksPart {
                blocks: root.preview.blocks
            }
        }

        Words {
            width: parent.width
            visible: root.preview.empty
            text: qsTr("Nothing to show yet.")
            color: Theme.muted
            wrapMode: Text.Wrap
        }
    }

    function show(): void {
        root.preview.show(root.part.text, root.composer.format, root.composer.accountId);
    }
}
