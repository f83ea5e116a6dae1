// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The members of a list, each with how they are read; what adds more.
FocusScope {
    id: root

    required property Ui.MembersModel members
    /// Whether personAsked() leads anywhere.
    property bool opens: false

    signal personAsked(string handle)

    DropArea {
        id: drop

        anchors.fill: parent
        onDropped: event => root.take(event)
    }

    // Whatever is told above, some room for the members is left.
    Flickable {
        id: head

        width: parent.width
        height: Math.min(contentHeight, parent.height * 0.7)
        contentHeight: above.height + 6 // a ring around the last button is not cut
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        Column {
            id: above

            x: 16
            width: parent.width - 32
            spacing: 6

            AddPeople {
                id: adding

                width: parent.width
                focus: true
                adder: root.members.adder
            }

            DeadMembers {
                width: parent.width
                members: root.members
            }
        }

        Follow {
            view: head
        }
    }

    Item {
        id: finder

        anchors.top: head.bottom
        anchors.topMargin: 4
        x: 16
        width: parent.width - 32
        height: finder.visible ? Theme.control + 2 : 0
        visible: root.members.total > 1

        Field {
            width: parent.width - sorts.width - 8
            placeholderText: qsTr("Search in %n members", "", root.members.total)
            text: root.members.search
            onTextEdited: root.members.search = text
            Keys.onEscapePressed: event => event.accepted = root.endSearch()
        }

        TextButton {
            id: sorts

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.members.orders[root.members.order]
            Accessible.name: qsTr("Order: %1").arg(sorts.text)
            onClicked: orders.popup(sorts, sorts.width - orders.implicitWidth, sorts.height + 4)
        }
    }

    MemberOrders {
        id: orders

        members: root.members
        onChosen: rows.positionViewAtBeginning()
    }

    MemberMenu {
        id: menu

        members: root.members
    }

    ListView {
        id: rows

        anchors.top: finder.bottom
        anchors.topMargin: 12
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        model: root.members
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {
        }

        Follow {
            view: rows
        }

        delegate: MemberRow {
            width: rows.width
            opens: root.opens
            onPersonAsked: root.personAsked(acct)
            onMenuAsked: at => menu.openFor(acct, notice, at)
            onRemoveAsked: root.members.remove(acct)
        }
    }

    Words {
        anchors.centerIn: rows
        width: Math.min(320, parent.width - 48)
        visible: rows.count === 0
        text: root.members.total > 0 ? qsTr("Nobody here is called that.") : qsTr("Nobody is in this list yet.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    FocusRing {
        anchors.margins: 4
        visible: drop.containsDrag
        shown: drop.containsDrag
    }

    Connections {
        target: root.members

        function onProblem(sentence: string): void {
            adding.problem = sentence;
        }
    }

    /// False where there is no search to end: Esc then goes on to whoever closes the page.
    function endSearch(): bool {
        const searched = root.members.search.length > 0;
        root.members.search = "";
        return searched;
    }

    function take(event: DragEvent): void {
        adding.problem = "";
        if (event.hasUrls) {
            root.members.adder.addFiles(event.urls);
        } else {
            root.members.adder.addText(event.text);
        }
        event.accept(Qt.CopyAction);
    }
}
