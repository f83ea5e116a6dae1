// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQml
import QtQuick
import Asterism

/// Which own accounts follow a hashtag, each to follow it or no longer. Their servers are asked when
/// it is opened.
PopupMenu {
    id: root

    required property Ui.Window app
    required property string tag
    property Ui.TagFollows follows: null
    readonly property bool several: root.app !== null && root.app.accounts.count > 1

    symbol: "tag"
    title: qsTr("Who follows #%1").arg(root.tag)
    onAboutToShow: root.follows = root.app.tagFollows(root.tag)

    PopupMenuItem {
        symbol: "people"
        visible: root.several
        text: qsTr("Follow #%1…").arg(root.tag)
        onTriggered: root.app.wantsTagActions(root.tag, "follow-tag")
    }

    PopupMenuItem {
        symbol: "people"
        visible: root.several
        text: qsTr("Unfollow #%1…").arg(root.tag)
        onTriggered: root.app.wantsTagActions(root.tag, "unfollow-tag")
    }

    PopupMenuLine {
        visible: root.several
        height: visible ? implicitHeight : 0
    }

    // At the end: what comes while the menu is open moves nothing in it.
    Instantiator {
        model: root.follows
        onObjectAdded: (index, object) => root.addItem(object as PopupMenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as PopupMenuItem)

        delegate: PopupMenuItem {
            required property string accountId
            required property string kind
            required property string words
            required property string why

            symbol: kind === "unfollow-tag" ? "minus" : "plus"
            text: words
            whyNot: why
            onTriggered: root.app.acting.actOn(kind, root.tag, [accountId], {})
        }
    }
}
