// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// An own account and all that it can do with a post.
Item {
    id: root

    required property Ui.ActorChoices choices
    required property int index
    required property Ui.rowActing acting
    required property string avatar
    required property bool chosen

    signal asked(string deed, Item at)

    implicitHeight: Math.max(Theme.mark(38), Theme.sized(38))

    Rectangle {
        anchors.fill: parent
        radius: 8
        visible: root.chosen
        color: Theme.pressed
    }

    Rectangle {
        x: 4
        anchors.verticalCenter: parent.verticalCenter
        width: 4
        height: 24
        radius: 2
        color: root.acting.colour.length > 0 ? root.acting.colour : Theme.muted
    }

    Avatar {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        size: 26
        source: root.avatar
    }

    Words {
        id: name

        x: 50
        anchors.verticalCenter: parent.verticalCenter
        width: buttons.x - name.x - 8
        text: root.acting.acct
        elide: Text.ElideMiddle
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        DeedButton {
            id: reply

            name: "reply"
            done: false
            waits: false
            whyNot: root.acting.noReply
            text: root.acting.account.length > 0 ? root.choices.actHint(root.index, "reply") : ""
            onClicked: root.asked("reply", reply)
        }

        DeedButton {
            id: boost

            name: "boost"
            done: root.acting.boosted
            waits: root.acting.boostWaits
            whyNot: root.acting.noBoost
            text: root.acting.account.length > 0 ? root.choices.actHint(root.index, "boost") : ""
            onClicked: root.asked("boost", boost)
        }

        DeedButton {
            id: favourite

            absent: root.acting.smiles
            name: "favourites"
            done: root.acting.favourited
            waits: root.acting.favouriteWaits
            whyNot: root.acting.noFavourite
            text: root.acting.account.length > 0 ? root.choices.actHint(root.index, "favourite") : ""
            onClicked: root.asked("favourite", favourite)
        }

        DeedButton {
            id: react

            absent: !root.acting.smiles && root.acting.noReaction.length > 0
            name: "smile"
            done: root.acting.reacted
            waits: root.acting.reactionWaits
            whyNot: root.acting.noReaction
            text: root.acting.account.length > 0 ? root.choices.actHint(root.index, "react") : ""
            onClicked: root.asked("react", react)
        }

        DeedButton {
            id: bookmark

            name: "bookmark"
            done: root.acting.bookmarked
            waits: root.acting.bookmarkWaits
            whyNot: root.acting.noBookmark
            text: root.acting.account.length > 0 ? root.choices.actHint(root.index, "bookmark") : ""
            onClicked: root.asked("bookmark", bookmark)
        }

        DeedButton {
            id: mute

            name: "muted"
            done: root.acting.threadMuted
            waits: root.acting.muteWaits
            whyNot: root.acting.noMute
            text: root.acting.account.length > 0 ? root.choices.actHint(root.index, "mute") : ""
            onClicked: root.asked("mute", mute)
        }
    }
}
