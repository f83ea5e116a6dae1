// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Of what the desktop is told, by which account, and when not.
FocusScope {
    id: root

    required property Ui.NoticeSettings settings
    required property Ui.AccountsModel accounts
    property bool unreadable: false

    implicitHeight: all.height
    Component.onCompleted: root.showHours()

    component Heading: Words {
        topPadding: 8
        color: Theme.muted
        font.pixelSize: Theme.small
        font.bold: true
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Column {
        id: all

        width: parent.width
        spacing: 8

        Problem {
            width: parent.width
            text: root.settings.unavailable
        }

        Column {
            id: part

            width: parent.width
            visible: root.settings.possible
            spacing: 8

            Toggle {
                width: parent.width
                focus: true
                text: qsTr("Show notifications on the desktop")
                checked: root.settings.wanted
                onToggled: root.settings.wanted = checked
            }

            Heading {
                visible: root.settings.wanted && topics.count > 0
                text: qsTr("What is shown")
            }

            AccountChips {
                width: parent.width
                visible: root.settings.wanted && root.accounts.count > 1
                accounts: root.accounts
                chosen: [root.settings.accountId]
                onPicked: accountId => root.settings.accountId = accountId
            }

            Column {
                width: parent.width
                visible: root.settings.wanted

                Repeater {
                    id: topics

                    model: root.settings

                    Toggle {
                        required property string topic
                        required property string name
                        required property bool chosen

                        width: part.width
                        text: name
                        checked: chosen
                        onToggled: root.settings.choose(topic, checked)
                    }
                }
            }

            PushButton {
                visible: root.settings.wanted && root.accounts.count > 1
                text: qsTr("The same for all accounts")
                onClicked: root.settings.chooseForAll()
            }

            Heading {
                text: qsTr("Quiet hours")
            }

            Toggle {
                width: parent.width
                text: qsTr("Show nothing at these hours; afterwards say how many there were")
                checked: root.settings.quiet
                onToggled: root.settings.quiet = checked
            }

            Flow {
                width: parent.width
                visible: root.settings.quiet
                spacing: 8

                Field {
                    id: from

                    width: Theme.sized(110)
                    label: qsTr("From")
                    placeholderText: "22:00"
                    maximumLength: 10
                    onEditingFinished: root.take()
                }

                Field {
                    id: to

                    width: Theme.sized(110)
                    label: qsTr("Until")
                    placeholderText: "7:00"
                    maximumLength: 10
                    onEditingFinished: root.take()
                }
            }

            Problem {
                width: parent.width
                text: root.settings.quiet && root.unreadable ? qsTr("Write the times like this: 22:00 and 7:00.") : ""
            }

            Heading {
                text: qsTr("For a while")
            }

            Words {
                width: parent.width
                visible: root.settings.muted.length > 0
                text: root.settings.muted
                wrapMode: Text.Wrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }

            Flow {
                width: parent.width
                spacing: 8

                PushButton {
                    text: qsTr("Nothing for an hour")
                    onClicked: root.settings.muteForAnHour()
                }

                PushButton {
                    text: qsTr("Nothing until tomorrow")
                    onClicked: root.settings.muteUntilTomorrow()
                }

                PushButton {
                    visible: root.settings.muted.length > 0
                    text: qsTr("Show them again")
                    onClicked: root.settings.unmute()
                }
            }
        }
    }

    function take(): void {
        root.unreadable = !root.settings.setQuietHours(from.text, to.text);
        if (!root.unreadable) {
            root.showHours();
        }
    }

    /// No binding: the settings change each minute, and what is being typed would be gone.
    function showHours(): void {
        from.text = root.settings.quietFrom;
        to.text = root.settings.quietTo;
    }
}
