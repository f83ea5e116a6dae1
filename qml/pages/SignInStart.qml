// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Where to sign in; and why it did not work, with the ways out.
FocusScope {
    id: root

    required property Ui.SignInPage signIn
    required property string server

    signal asked(string server)
    signal tokenAsked

    implicitHeight: page.height

    Column {
        id: page

        width: parent.width
        spacing: 16

        Words {
            width: parent.width
            text: qsTr("Your browser opens, and your server asks you there whether Asterism may. Asterism never sees your password; what it gets instead stays in this computer's keychain.")
            color: Theme.muted
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Field {
            id: host

            width: parent.width
            focus: true
            label: qsTr("Server, or your handle")
            placeholderText: "example.social"
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
            text: root.server
            onAccepted: root.ask()
        }

        Problem {
            width: parent.width
            text: root.signIn.error
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                primary: !root.signIn.forThisRunOffered
                enabled: host.length > 0
                text: root.signIn.forThisRunOffered ? qsTr("Try again") : qsTr("Go on in the browser")
                onClicked: root.ask()
            }

            PushButton {
                primary: true
                visible: root.signIn.forThisRunOffered
                text: qsTr("Sign in until Asterism ends")
                onClicked: root.signIn.beginForThisRun()
            }
        }

        TextButton {
            x: -6
            text: qsTr("I have a token")
            onClicked: root.tokenAsked()
        }
    }

    function ask(): void {
        if (host.length > 0) {
            root.asked(host.text);
        }
    }
}
