// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asked once, when the window is closed for the first time where there is a tray.
FocusScope {
    id: root

    signal kept
    signal quit
    signal done

    implicitHeight: page.height

    Column {
        id: page

        width: parent.width
        spacing: 20

        Words {
            width: parent.width
            text: qsTr("Without its window Asterism can go on receiving posts. Its icon in the tray opens the window again, and the icon's menu ends the program. The settings change this at any time.")
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                focus: true
                primary: true
                text: qsTr("Keep running")
                onClicked: root.keep()
            }

            PushButton {
                text: qsTr("Quit")
                onClicked: root.leave()
            }
        }
    }

    function keep(): void {
        root.kept();
        root.done();
    }

    function leave(): void {
        root.quit();
        root.done();
    }
}
