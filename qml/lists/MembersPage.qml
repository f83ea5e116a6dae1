// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Who is in a list, as a page of its column.
ColumnPage {
    id: root

    required property Ui.MembersModel members
    required property Actions actions

    title: qsTr("Members")
    detail: root.members.listName
    busy: root.members.adder.busy

    MembersView {
        anchors.fill: parent
        anchors.topMargin: 12
        focus: true
        opens: true
        members: root.members
        onPersonAsked: handle => root.actions.openProfile(handle)
    }
}
