// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Signs in with a token that the user made at the server.
FocusScope {
    id: root

    required property Ui.AccountsModel accounts
    required property string server
    property string problem

    signal done
    signal browserAsked

    implicitHeight: page.height

    Column {
        id: page

        width: parent.width
        spacing: 16

        Words {
            width: parent.width
            text: qsTr("Your server makes a token under Settings → Development → New application (the name differs a little between softwares). It stays in this computer's keychain.")
            color: Theme.muted
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Field {
            id: host

            width: parent.width
            focus: true
            label: qsTr("Server")
            placeholderText: "example.social"
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
            text: root.server
            onAccepted: token.forceActiveFocus()
        }

        Field {
            id: token

            width: parent.width
            label: qsTr("Token")
            echoMode: TextInput.Password
            onAccepted: root.add()
        }

        Problem {
            width: parent.width
            text: root.problem
        }

        PushButton {
            primary: true
            enabled: !root.accounts.busy && host.length > 0 && token.length > 0
            text: root.accounts.busy ? qsTr("Asking the server…") : qsTr("Add the account")
            onClicked: root.add()
        }

        TextButton {
            x: -6
            text: qsTr("Sign in through the browser instead")
            onClicked: root.browserAsked()
        }
    }

    Connections {
        target: root.accounts

        function onAdded(): void {
            root.done();
        }

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    function add(): void {
        root.problem = "";
        root.accounts.addWithToken(host.text, token.text);
    }
}
