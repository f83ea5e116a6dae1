// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// The members of a list, each with how they are read; a field to add more.
FocusScope {
    id: root

    required property Ui.MembersModel members
    /// Whether personAsked() leads anywhere.
    property bool opens: false
    property string problem
    property string asked

    signal personAsked(string handle)

    Field {
        id: handles

        x: 16
        width: parent.width - 32 - add.width - 8
        focus: true
        label: qsTr("Add people")
        placeholderText: qsTr("@name@server, or the address of a profile")
        onAccepted: root.add()
    }

    PushButton {
        id: add

        anchors.right: parent.right
        anchors.rightMargin: 16
        anchors.bottom: handles.bottom
        height: Theme.control + 2
        enabled: handles.length > 0
        primary: true
        text: qsTr("Add")
        onClicked: root.add()
    }

    Words {
        id: hint

        x: 18
        y: handles.height + 6
        width: parent.width - 34
        text: root.members.busy ? qsTr("Looking them up…") : qsTr("Nobody is followed or told: each is read at their own server. Several at once are parted by blanks or lines.")
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Problem {
        id: problem

        x: 18
        y: hint.y + hint.height + 4
        width: hint.width
        text: root.problem
    }

    Item {
        id: finder

        anchors.top: problem.visible ? problem.bottom : hint.bottom
        anchors.topMargin: 8
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

    Connections {
        target: root.members

        function onProblem(sentence: string): void {
            root.problem = root.problem.length > 0 ? root.problem + "\n" + sentence : sentence;
            // Nothing that was typed is lost; who is in the list already stays once.
            if (handles.length === 0) {
                handles.text = root.asked;
            }
        }
    }

    /// False where there is no search to end: Esc then goes on to whoever closes the page.
    function endSearch(): bool {
        const searched = root.members.search.length > 0;
        root.members.search = "";
        return searched;
    }

    function add(): void {
        root.problem = "";
        root.asked = handles.text;
        root.members.add(root.asked);
        handles.clear();
        handles.forceActiveFocus(Qt.TabFocusReason); // the button ends with the text
    }
}
