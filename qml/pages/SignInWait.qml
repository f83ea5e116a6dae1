// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// While the server, and then the browser, is waited for: what is asked there, and where.
FocusScope {
    id: root

    required property Ui.Window app
    readonly property Ui.SignInPage signIn: root.app.signIn
    readonly property bool byBrowser: root.signIn.state === Ui.SignInPage.Browser
    readonly property bool byCode: root.signIn.state === Ui.SignInPage.Code
    readonly property bool byYes: root.signIn.byYes
    readonly property bool asked: root.byBrowser || root.byCode
    property bool copied: false

    implicitHeight: page.height
    onByBrowserChanged: root.byBrowser ? again.forceActiveFocus() : undefined
    onByCodeChanged: root.byCode ? root.focusEnd() : undefined

    Column {
        id: page

        width: parent.width
        spacing: 16

        Item {
            width: parent.width
            height: words.height

            Pulse {
                x: 2
                y: (Theme.line - height) / 2
                busy: true
                color: Theme.accentText
            }

            Words {
                id: words

                x: 22
                width: parent.width - x
                text: root.signIn.words
                wrapMode: Text.Wrap
                lineHeight: Theme.line
                lineHeightMode: Text.FixedHeight
            }
        }

        Column {
            x: 22
            width: parent.width - x
            visible: root.asked
            spacing: 4

            Words {
                width: parent.width
                text: qsTr("Asterism asks there for leave to:")
                color: Theme.muted
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }

            Repeater {
                model: root.signIn.scopes

                Words {
                    id: scope

                    required property string modelData

                    width: parent?.width ?? 0
                    leftPadding: 14
                    text: scope.modelData
                    font.pixelSize: Theme.small
                    wrapMode: Text.Wrap

                    Rectangle {
                        x: 3
                        y: Theme.small * 0.55
                        width: 4
                        height: 4
                        radius: 2
                        color: Theme.muted
                    }
                }
            }
        }

        Rectangle {
            width: parent.width
            height: address.height + 20
            visible: root.asked
            radius: 10
            color: Theme.window
            border.color: Theme.hairline

            Words {
                id: address

                x: 12
                y: 10
                width: parent.width - 24
                text: root.signIn.url
                color: Theme.muted
                font.pixelSize: Theme.small
                wrapMode: Text.WrapAnywhere
                maximumLineCount: 3
                elide: Text.ElideRight
            }
        }

        Flow {
            width: parent.width
            visible: root.asked
            spacing: 8

            PushButton {
                id: again

                symbol: "browser"
                text: qsTr("Open it again")
                onClicked: root.signIn.openBrowser()
            }

            PushButton {
                symbol: root.copied ? "check" : "copy"
                text: root.copied ? qsTr("Copied") : qsTr("Copy the address")
                onClicked: root.copy()
            }
        }

        Field {
            id: code

            width: parent.width
            visible: root.byCode && !root.byYes
            label: qsTr("The code that the server shows")
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            onAccepted: root.submit()
        }

        Problem {
            width: parent.width
            text: root.signIn.error
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                id: yes

                primary: true
                visible: root.byCode && root.byYes
                text: qsTr("I have said yes")
                onClicked: root.signIn.submitDone()
            }

            PushButton {
                primary: true
                visible: root.byCode && !root.byYes
                enabled: code.length > 0
                text: qsTr("Sign in")
                onClicked: root.submit()
            }

            PushButton {
                focus: true
                text: qsTr("Cancel")
                onClicked: root.signIn.cancel()
            }

            TextButton {
                height: Theme.control
                visible: root.byBrowser
                text: root.byYes ? qsTr("I have said yes") : qsTr("Use a code instead")
                onClicked: root.byYes ? root.signIn.submitDone() : root.signIn.useCode()
            }
        }
    }

    function copy(): void {
        root.app.copy(root.signIn.url);
        root.copied = true;
    }

    function focusEnd(): void {
        if (root.signIn.byYes) {
            yes.forceActiveFocus();
        } else {
            code.forceActiveFocus();
        }
    }

    function submit(): void {
        if (code.length > 0) {
            root.signIn.submitCode(code.text);
        }
    }
}
