// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The post beside its picture.
Rectangle {
    id: root

    required property Ui.PostList post
    required property Actions actions
    required property bool beside

    implicitHeight: words.contentHeight + 1
    color: Theme.column

    PostListView {
        id: words

        anchors.fill: parent
        anchors.leftMargin: root.beside ? 1 : 0
        anchors.topMargin: root.beside ? 0 : 1
        posts: root.post
        actions: root.actions
        Accessible.name: qsTr("The post")
    }

    Rectangle {
        width: root.beside ? 1 : parent.width
        height: root.beside ? parent.height : 1
        color: Theme.hairline
    }

    FocusRing {
        anchors.margins: 2
        shown: words.activeFocus
    }
}
