// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Header picture, avatar, name, where they moved to, who tells of them, how the own accounts stand to
/// them, note, fields, counts and marks, and what is pinned.
Item {
    id: root

    required property Ui.ProfilePage person
    required property Actions actions
    required property bool empty
    /// Made when it is first asked for.
    property PersonMenu menu: null

    implicitHeight: pinned.y + root.pinnedHeight + (root.empty ? 64 : 1)

    readonly property real belowNote: note.visible ? note.y + note.height : standings.y + standings.height
    readonly property real pinnedHeight: root.person.grid ? 0 : pinned.height

    Rectangle {
        width: parent.width
        height: Math.round(Math.min(160, parent.width / 3))
        color: Theme.raised

        Image {
            anchors.fill: parent
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            source: root.person.header
            sourceSize.width: Math.ceil(parent.width / 160) * 160
            sourceSize.height: Math.ceil(parent.width / 160) * 53
        }
    }

    Rectangle {
        id: frame

        x: 14
        y: Math.round(Math.min(160, parent.width / 3)) - 36
        width: 80
        height: 80
        radius: 24
        color: Theme.column

        Avatar {
            anchors.centerIn: parent
            size: 72
            source: root.person.avatar
        }
    }

    Flow {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.left: frame.right
        anchors.leftMargin: 8
        y: frame.y + 44
        layoutDirection: Qt.RightToLeft

        IconButton {
            id: more

            implicitWidth: Theme.mark(28)
            implicitHeight: Theme.mark(28)
            visible: root.actions.app.accounts.count > 0
            name: "more"
            text: qsTr("What your accounts can do about them")
            quiet: root.menu !== null && root.menu.visible
            onClicked: root.openMenu()
        }

        TextButton {
            visible: root.person.url.length > 0
            text: qsTr("Open in the browser")
            onClicked: root.actions.browse(root.person.url)
        }

        TextButton {
            visible: root.person.acct.length > 0
            text: qsTr("Add to lists…")
            onClicked: root.actions.addToLists(root.person.acct)
        }
    }

    Text {
        id: name

        x: 16
        y: Math.max(frame.y + frame.height, tools.y + tools.height) + 6
        width: parent.width - 32
        textFormat: Text.StyledText
        text: Theme.styled(root.person.name, Theme.big)
        color: Theme.text
        font.pixelSize: Theme.big
        font.bold: true
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    Words {
        id: handle

        x: 16
        y: name.y + name.height + 2
        width: name.width
        text: root.person.marks.length > 0 ? root.person.acct + " · " + root.person.marks : root.person.acct
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    MovedLine {
        id: moved

        x: 16
        y: handle.y + handle.height + (root.person.movedTo.length > 0 ? 8 : 0)
        width: name.width
        height: implicitHeight
        movedTo: root.person.movedTo
        onOpened: root.actions.openProfile(root.person.movedTo)
    }

    ToldLine {
        id: told

        x: 16
        y: moved.y + moved.height + 4
        width: name.width
        height: implicitHeight
        person: root.person
    }

    StandingsPart {
        id: standings

        x: 16
        y: told.y + told.height + 8
        width: name.width
        standings: root.person.standings
        actions: root.actions
    }

    Text {
        id: note

        /// The text whose covered words somebody wanted to see.
        property string uncovered

        x: 16
        y: standings.y + standings.height + 10
        width: name.width
        visible: note.text.length > 0
        textFormat: Text.StyledText
        text: Theme.styled(note.uncovered === root.person.note ? Theme.uncovered(root.person.note) : root.person.note, Theme.body)
        color: Theme.text
        linkColor: Theme.link
        font.pixelSize: Theme.body
        wrapMode: Text.Wrap
        lineHeight: Theme.line
        lineHeightMode: Text.FixedHeight
        onLinkActivated: link => {
            if (Theme.isCover(link)) {
                note.uncovered = root.person.note;
            } else {
                root.actions.follow(link);
            }
        }

        HoverHandler {
            enabled: note.hoveredLink.length > 0
            cursorShape: Qt.PointingHandCursor
        }
    }

    FieldsPart {
        id: fields

        x: 16
        y: root.belowNote + 10
        width: name.width
        person: root.person
        actions: root.actions
    }

    CountsLine {
        id: counts

        x: 16
        y: (root.person.fields.length > 0 ? fields.y + fields.height : root.belowNote) + 10
        width: name.width
        person: root.person
        onPeopleAsked: side => root.actions.openFollows(root.person.acct, side, root.person.viewpoint)
    }

    Rectangle {
        id: line

        y: counts.y + counts.height + 12
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    Rectangle {
        id: trouble

        y: line.y + 1
        width: parent.width
        height: words.visible ? words.height + 20 : 0
        color: Theme.raised

        Problem {
            id: words

            x: 16
            y: 10
            width: parent.width - 32
            text: root.person.trouble
        }
    }

    PinnedPart {
        id: pinned

        y: trouble.y + trouble.height
        width: parent.width
        visible: !root.person.grid
        pinned: root.person.pinned
        actions: root.actions
    }

    Words {
        x: 16
        y: pinned.y + root.pinnedHeight + 20
        width: parent.width - 32
        visible: root.empty
        text: root.person.busy ? qsTr("Reading their posts…") : (root.person.grid ? qsTr("No pictures yet.") : qsTr("No posts to show."))
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
    }

    Component {
        id: personMenu

        PersonMenu {
            app: root.actions.app
            standings: root.person.standings
        }
    }

    function openMenu(): void {
        if (root.menu === null) {
            root.menu = personMenu.createObject(root) as PersonMenu;
        }
        root.menu.popup(more, more.width - root.menu.implicitWidth, more.height + 4);
    }

    /// What of it lies in sight in this view.
    function look(view: Item): void {
        pinned.look(view);
    }
}
