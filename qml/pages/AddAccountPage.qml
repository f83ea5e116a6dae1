// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Signs in: first where, then in the browser; or with a token that the user has. Closing it
/// cancels what is under way.
FocusScope {
    id: root

    required property Ui.Window app
    property string server
    /// Who has to sign in again; empty: somebody new.
    property string acct
    property bool byToken: false
    readonly property Ui.SignInPage signIn: root.app.signIn
    readonly property bool waiting: root.signIn.state !== Ui.SignInPage.Idle && root.signIn.state !== Ui.SignInPage.Failed

    signal done

    implicitHeight: part.implicitHeight
    Component.onCompleted: root.server.length > 0 ? root.begin() : root.signIn.cancel()
    Component.onDestruction: root.signIn.cancel()

    Ui.Lazy {
        id: part

        width: parent.width
        content: root.byToken ? token : (root.waiting ? wait : start)
        onItemChanged: part.item !== null ? part.item.forceActiveFocus() : undefined
    }

    Component {
        id: start

        SignInStart {
            focus: true
            signIn: root.signIn
            server: root.server
            onAsked: server => root.ask(server)
            onTokenAsked: root.byToken = true
        }
    }

    Component {
        id: wait

        SignInWait {
            focus: true
            app: root.app
        }
    }

    Component {
        id: token

        SignInToken {
            focus: true
            accounts: root.app.accounts
            server: root.server
            onDone: root.done()
            onBrowserAsked: root.byToken = false
        }
    }

    Connections {
        target: root.signIn

        function onSignedIn(): void {
            root.done();
        }
    }

    function ask(server: string): void {
        root.acct = server === root.server ? root.acct : "";
        root.server = server;
        root.begin();
    }

    function begin(): void {
        if (root.acct.length > 0) {
            root.signIn.beginAgain(root.server, root.acct);
        } else {
            root.signIn.begin(root.server);
        }
    }
}
