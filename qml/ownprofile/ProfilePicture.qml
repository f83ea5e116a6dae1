// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// An avatar or header as it is to be: shown, dropped onto, chosen, taken away.
FocusScope {
    id: root

    required property string label
    required property string source
    required property bool isChanged
    required property bool removable
    required property bool ready
    property real pictureWidth: Theme.sized(72)
    property real pictureHeight: Theme.sized(72)
    property string trouble

    signal chosen(url file)
    signal removeAsked
    signal keepAsked

    implicitHeight: buttons.y + buttons.height
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label

    Words {
        id: title

        x: 2
        text: root.label
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Rectangle {
        id: frame

        y: title.height + 4
        width: Math.min(root.pictureWidth, root.width)
        height: root.pictureHeight
        radius: 12
        color: Theme.raised
        border.width: drop.containsDrag ? 2 : 0
        border.color: Theme.accent
        clip: true

        Image {
            anchors.fill: parent
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            source: root.source
            sourceSize.width: parent.width
            sourceSize.height: parent.height
        }

        Words {
            anchors.centerIn: parent
            width: parent.width - 8
            visible: root.source.length === 0
            text: qsTr("None")
            color: Theme.muted
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
        }
    }

    DropArea {
        id: drop

        anchors.fill: frame
        onEntered: drag => drag.accepted = root.ready && drag.hasUrls
        onDropped: drop => root.take(drop)
    }

    Flow {
        id: buttons

        y: frame.y + frame.height + 4
        width: parent.width
        spacing: 4

        TextButton {
            focus: true
            enabled: root.ready
            text: qsTr("Choose a picture…")
            Accessible.description: root.label
            onClicked: root.choose()
        }

        TextButton {
            visible: root.removable
            enabled: root.ready
            text: qsTr("Remove")
            Accessible.description: root.label
            onClicked: root.removeAsked()
        }

        TextButton {
            visible: root.isChanged
            enabled: root.ready
            text: qsTr("Keep the old one")
            Accessible.description: root.label
            onClicked: root.keepAsked()
        }

        Problem {
            width: buttons.width
            text: root.trouble
        }
    }

    Loader {
        id: chooser

        active: false
        // By address: its modules are loaded when it is first asked for, and may be missing.
        source: Qt.resolvedUrl("ProfilePictureChooser.qml")
    }

    Binding {
        target: chooser.item
        when: chooser.item !== null
        property: "asker"
        value: root
    }

    /// It opens when it is made, so it is made anew each time.
    function choose(): void {
        chooser.active = false;
        chooser.active = true;
        root.trouble = chooser.status === Loader.Error ? qsTr("This system has no dialog for files. Drop the picture here.") : "";
    }

    /// A copy, whatever is proposed: who moves the file here would lose it.
    function take(drop: DragEvent): void {
        drop.accept(Qt.CopyAction);
        if (drop.urls.length > 0) {
            root.chosen(drop.urls[0]);
        }
    }
}
