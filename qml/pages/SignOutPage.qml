// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Asks what stays when an account goes, and tells how it went.
FocusScope {
    id: root

    required property Ui.SignOut signOut
    required property string accountId
    required property string acct
    property bool forget: false
    readonly property bool asking: root.signOut.state === Ui.SignOut.Idle

    signal browserAsked(string url)
    signal done

    implicitHeight: root.asking ? question.height : outcome.height
    Component.onCompleted: root.signOut.reset()
    onAskingChanged: root.asking ? undefined : close.forceActiveFocus()

    Column {
        id: question

        width: parent.width
        visible: root.asking
        spacing: 12

        Words {
            width: parent.width
            bottomPadding: 4
            text: qsTr("The token of %1 is ended at its server and deleted here. Your lists and columns stay.").arg(root.acct)
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
        }

        Choice {
            width: parent.width
            focus: true
            leftPadding: 14
            alignment: Text.AlignLeft
            text: qsTr("Keep what was read through it")
            checked: !root.forget
            onClicked: root.forget = false
        }

        Choice {
            width: parent.width
            leftPadding: 14
            alignment: Text.AlignLeft
            text: qsTr("Delete what only this account has seen")
            checked: root.forget
            onClicked: root.forget = true
        }

        Words {
            width: parent.width
            bottomPadding: 4
            text: root.forget ? qsTr("Posts that nobody else here has seen go from this computer, private ones among them. What other accounts, lists or columns have seen stays.") : qsTr("You can still read and search it on this computer, private posts among it.")
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Row {
            spacing: 8

            PushButton {
                dangerous: true
                text: qsTr("Sign out")
                onClicked: root.signOut.begin(root.accountId, root.forget)
            }

            PushButton {
                text: qsTr("Cancel")
                onClicked: root.done()
            }
        }
    }

    Column {
        id: outcome

        width: parent.width
        visible: !root.asking
        spacing: 16

        Words {
            width: parent.width
            text: root.signOut.words
            wrapMode: Text.Wrap
            lineHeight: Theme.line
            lineHeightMode: Text.FixedHeight
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        Row {
            spacing: 8

            PushButton {
                symbol: "browser"
                visible: root.signOut.url.length > 0
                text: qsTr("Open that page")
                onClicked: root.browserAsked(root.signOut.url)
            }

            PushButton {
                id: close

                text: qsTr("Close")
                onClicked: root.done()
            }
        }
    }
}
