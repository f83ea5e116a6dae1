// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Asterism

/// Something that waits or could not be done: what and by whom, when it comes to it, why it has not.
/// The posts of a thread are one.
Item {
    id: root

    required property string rowId
    required property string account
    required property string colour
    required property string what
    required property string line
    required property string when
    required property string why
    required property string tone
    required property bool editable
    required property bool removable
    required property bool resting
    required property bool retriable
    required property string progress
    required property list<string> parts
    /// Something can be done about it.
    readonly property bool doable: root.retriable || root.removable
    readonly property bool failed: root.tone === "bad"

    signal retryAsked
    signal removeAsked
    signal editAsked

    height: tools.y + tools.height + 8
    Accessible.role: Accessible.ListItem
    Accessible.name: root.what + ", " + root.account + ", " + root.when + (root.line.length > 0 ? ": " + root.line : "") + (root.progress.length > 0 ? ". " + root.progress : "") + (root.why.length > 0 ? ". " + root.why : "")

    Words {
        id: title

        y: 10
        width: parent.width - times.width - 12
        text: root.what
        font.bold: true
        wrapMode: Text.Wrap
    }

    Words {
        id: times

        anchors.right: parent.right
        anchors.baseline: title.baseline
        text: root.when
        color: Theme.tone(root.tone, Theme.muted)
        font.pixelSize: Theme.small
    }

    Rectangle {
        id: dot

        y: who.y + (who.height - height) / 2
        width: 9
        height: 9
        radius: 4.5
        visible: root.colour.length > 0
        color: root.colour.length > 0 ? root.colour : "transparent"
    }

    Words {
        id: who

        x: dot.visible ? 16 : 0
        y: title.y + title.height + 3
        width: parent.width - x
        text: root.account
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideMiddle
    }

    Words {
        id: words

        y: who.y + who.height + 3
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.line.length > 0
        text: root.line
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    Column {
        id: posts

        y: words.y + words.height + 3
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.parts.length > 0
        spacing: 2

        Repeater {
            model: root.parts

            Words {
                required property string modelData

                width: posts.width
                text: modelData
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }

    Words {
        id: sending

        y: posts.y + posts.height + 3
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.progress.length > 0
        text: root.progress
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    Words {
        id: reason

        y: sending.y + sending.height + 3
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: root.why.length > 0
        text: root.why
        color: Theme.tone(root.tone, Theme.muted)
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    Row {
        id: tools

        x: -6
        y: reason.y + reason.height + 2
        height: root.doable ? implicitHeight : 0
        visible: root.doable

        TextButton {
            visible: root.retriable
            text: root.failed || root.resting || !root.removable ? qsTr("Retry") : qsTr("Send now")
            Accessible.description: root.what
            onClicked: root.retryAsked()
        }

        TextButton {
            visible: root.editable
            text: qsTr("Edit")
            Accessible.description: root.what
            onClicked: root.editAsked()
        }

        TextButton {
            visible: root.removable
            text: root.failed ? qsTr("Remove") : (root.retriable ? qsTr("Cancel") : qsTr("Cancel the rest"))
            Accessible.description: root.what
            onClicked: root.removeAsked()
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }
}
