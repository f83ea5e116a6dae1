// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The first thing a new user sees: three ways in.
Flickable {
    id: root

    required property Ui.Window app
    property string problem

    signal accountAsked(string server)

    contentHeight: Math.max(root.height, page.height + 64)
    boundsBehavior: Flickable.StopAtBounds
    Keys.onPressed: event => event.accepted = follow.turn(event.key)
    T.ScrollBar.vertical: ThinScrollBar {
    }

    Follow {
        id: follow

        view: root
    }

    Column {
        id: page

        x: (root.width - page.width) / 2
        y: Math.max(32, (root.contentHeight - page.height) / 2)
        width: Math.min(520, root.width - 48)
        spacing: 12

        Icon {
            name: "asterism"
            size: 88
            tint: Theme.text
        }

        Words {
            width: parent.width
            topPadding: 8
            text: qsTr("Several places, one sky")
            font.pixelSize: Theme.huge
            font.bold: true
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Words {
            width: parent.width
            bottomPadding: 16
            text: qsTr("Asterism shows all your corners of the fediverse as one timeline, reads people you do not follow, and keeps what you have seen.")
            color: Theme.muted
            font.pixelSize: Theme.heading
            wrapMode: Text.Wrap
            lineHeight: Theme.sized(23)
            lineHeightMode: Text.FixedHeight
        }

        AskCard {
            id: first

            width: parent.width
            symbol: "key"
            title: qsTr("Sign in")
            words: qsTr("With your account on Mastodon, Pleroma, Akkoma, GoToSocial, snac or one of their relatives, through your browser.")
            label: qsTr("Server, or your handle")
            verb: qsTr("Sign in")
            onAsked: server => root.accountAsked(server)
        }

        AskCard {
            width: parent.width
            symbol: "eye"
            title: qsTr("Read a server as a guest")
            words: qsTr("Its public posts, without an account, where it allows that.")
            label: qsTr("Server")
            verb: qsTr("Read")
            problem: root.problem
            onAsked: host => root.read(host)
        }

        WelcomeCard {
            width: parent.width
            visible: !root.app.demo
            symbol: "sparkle"
            title: qsTr("Look at the demo")
            words: qsTr("An invented fediverse on your own machine, in a window of its own. No account, no network.")
            onClicked: root.app.startDemo()
        }
    }

    Connections {
        target: root.app.deck

        function onProblem(sentence: string): void {
            root.problem = sentence;
        }
    }

    Component.onCompleted: first.field.forceActiveFocus()

    function read(host: string): void {
        root.problem = "";
        root.app.deck.addLocal(host);
    }
}
