// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asks once more before something goes.
FocusScope {
    id: root

    required property string words
    required property string yes

    signal agreed
    signal done

    implicitHeight: page.height

    Column {
        id: page

        width: parent.width
        spacing: 20

        Words {
            width: parent.width
            text: root.words
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Row {
            spacing: 8

            PushButton {
                dangerous: true
                text: root.yes
                onClicked: root.agree()
            }

            PushButton {
                focus: true
                text: qsTr("Cancel")
                onClicked: root.done()
            }
        }
    }

    function agree(): void {
        root.agreed();
        root.done();
    }
}
