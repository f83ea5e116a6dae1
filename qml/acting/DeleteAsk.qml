// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Asks once, where the menu was, whether a post is to go.
T.Popup {
    id: root

    required property Actions actions
    property string uri
    property string account

    width: Theme.sized(320)
    height: root.implicitContentHeight + root.topPadding + root.bottomPadding
    margins: 8
    padding: 14
    focus: true
    modal: true // a press beside it closes it and does nothing else
    dim: false
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: (root.contentItem as DeleteBody)?.begin()

    background: Rectangle {
        radius: Theme.boxRadius
        color: Theme.raised
        border.color: Theme.edge
    }

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
