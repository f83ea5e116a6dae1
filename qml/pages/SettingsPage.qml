// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How the window looks and answers. Each change holds at once.
FocusScope {
    id: root

    required property Ui.Window app
    readonly property Ui.Preferences chosen: root.app.preferences

    signal keysAsked
    signal privacyAsked
    signal noticesAsked

    implicitHeight: page.height

    component Heading: Words {
        topPadding: 8
        color: Theme.muted
        font.pixelSize: Theme.small
        font.bold: true
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Column {
        id: page

        width: parent.width
        spacing: 12

        Heading {
            topPadding: 0
            text: qsTr("Colours")
        }

        Row {
            spacing: 8

            ThemeChoice {
                width: (page.width - 16) / 3
                preferences: root.chosen
                focus: true
                theme: "system"
                text: qsTr("As the system")
            }

            ThemeChoice {
                width: (page.width - 16) / 3
                preferences: root.chosen
                theme: "dark"
                text: qsTr("Dark")
            }

            ThemeChoice {
                width: (page.width - 16) / 3
                preferences: root.chosen
                theme: "light"
                text: qsTr("Light")
            }
        }

        Toggle {
            width: parent.width
            text: qsTr("High contrast")
            checked: root.chosen.highContrast
            onToggled: root.chosen.highContrast = checked
        }

        Heading {
            text: qsTr("Text")
        }

        ScaleRow {
            width: parent.width
            scale100: Math.round(root.chosen.scale * 100)
            onAsked: to => root.chosen.scale = to / 100
        }

        Heading {
            text: qsTr("Motion and keys")
        }

        Toggle {
            width: parent.width
            text: qsTr("Less motion")
            checked: root.chosen.reducedMotion
            onToggled: root.chosen.reducedMotion = checked
        }

        Toggle {
            width: parent.width
            text: qsTr("Single keys, such as j and k")
            checked: root.chosen.singleKeys
            onToggled: root.chosen.singleKeys = checked
        }

        PushButton {
            symbol: "keys"
            text: qsTr("Show the keys")
            onClicked: root.keysAsked()
        }

        Heading {
            text: qsTr("Posting")
        }

        UndoTimes {
            width: parent.width
            preferences: root.chosen
        }

        Toggle {
            width: parent.width
            text: qsTr("Ask before files go out that have no description")
            checked: root.chosen.remindDescriptions
            onToggled: root.chosen.remindDescriptions = checked
        }

        Heading {
            text: qsTr("In the background")
            visible: root.app.background.possible
        }

        Toggle {
            width: parent.width
            visible: root.app.background.possible
            text: qsTr("Closing the window keeps Asterism running in the tray")
            checked: root.chosen.onClose === "keep"
            onToggled: root.chosen.onClose = checked ? "keep" : "quit"
        }

        Heading {
            text: qsTr("Other apps")
        }

        Toggle {
            width: parent.width
            text: qsTr("Share how far you have read home and notifications with your other apps, through your servers")
            checked: root.chosen.placeShared
            onToggled: root.chosen.placeShared = checked
        }

        Heading {
            text: qsTr("Privacy")
        }

        PushButton {
            symbol: "eye"
            text: qsTr("Who is asked, and the proxy…")
            onClicked: root.privacyAsked()
        }

        Heading {
            text: qsTr("Notifications")
        }

        PushButton {
            symbol: "bubble"
            text: qsTr("What the desktop shows, and when…")
            onClicked: root.noticesAsked()
        }

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.hairline
        }

        Words {
            width: parent.width
            text: qsTr("Asterism %1 · free software under the GPL, version 3 or later").arg(Qt.application.version)
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
}
