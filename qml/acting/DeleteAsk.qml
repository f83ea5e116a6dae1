// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asks once, where the menu was, whether a post is to go.
AskPopup {
    id: root

    required property Actions actions
    property string uri
    property string account

    width: Theme.sized(320)
    height: root.implicitContentHeight + root.topPadding + root.bottomPadding
    padding: 14
    onOpened: (root.contentItem as DeleteBody)?.begin()

    contentItem: DeleteBody {
        onKept: root.close()
        onAgreed: root.go()
    }

    function openFor(uri: string, account: string, x: real, y: real): void {
        root.uri = uri;
        root.account = account;
        root.x = x;
        root.y = y;
        root.open();
    }

    function go(): void {
        root.close();
        root.actions.app.acting.act("delete", root.uri, root.account);
    }
}
