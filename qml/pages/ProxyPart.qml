// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The proxy for whatever is asked without an account.
FocusScope {
    id: root

    required property Ui.PrivacyPage privacy
    property string problem
    property string said

    implicitHeight: part.height

    Column {
        id: part

        width: parent.width
        spacing: 8

        Field {
            id: address

            width: parent.width
            focus: true
            label: qsTr("Proxy")
            placeholderText: qsTr("none; or socks5://127.0.0.1:9050, http://proxy.example:3128")
            text: root.privacy.proxy
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
            onAccepted: root.use(own.checked)
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                enabled: address.text !== root.privacy.proxy
                primary: true
                text: address.length > 0 || root.privacy.proxy.length === 0 ? qsTr("Use it") : qsTr("Use none")
                onClicked: root.use(own.checked)
            }

            PushButton {
                enabled: address.length > 0 && !root.privacy.busy
                text: root.privacy.busy ? qsTr("Checking…") : qsTr("Check")
                onClicked: root.check()
            }
        }

        Toggle {
            id: own

            width: parent.width
            text: qsTr("Also for my accounts and the pictures of their servers")
            checked: root.privacy.proxyForOwn
            onToggled: root.turn(checked)
        }

        Words {
            width: parent.width
            text: root.said.length > 0 ? root.said : qsTr("What is read without an account, and strangers' pictures, goes through it. Where it fails, nothing goes around it.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Problem {
            width: parent.width
            text: root.problem
        }
    }

    Connections {
        target: root.privacy

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }

        function onTold(sentence: string): void {
            root.said = sentence;
        }
    }

    function use(alsoOwn: bool): void {
        root.problem = "";
        root.said = "";
        root.privacy.useProxy(address.text, alsoOwn);
    }

    function check(): void {
        root.problem = "";
        root.said = "";
        root.privacy.checkProxy(address.text);
    }

    /// Of the proxy in use, whatever is being typed.
    function turn(alsoOwn: bool): void {
        root.problem = "";
        root.privacy.useProxy(root.privacy.proxy, alsoOwn);
        own.checked = Qt.binding(() => root.privacy.proxyForOwn);
    }
}
