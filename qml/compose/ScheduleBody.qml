// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// A date and a time, and where the post waits until then.
FocusScope {
    id: root

    required property Ui.Composer composer
    required property Ui.TimeChoice times
    readonly property bool set: root.times.words(root.composer.scheduledAt).length > 0

    signal done

    implicitHeight: page.height
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("When it is posted")

    Column {
        id: page

        width: root.width
        spacing: 8

        TimeFields {
            id: fields

            width: parent.width
            focus: true
            times: root.times
            about: qsTr("When it is posted")
            trouble: root.composer.scheduleProblem
            onOffered: time => root.take(time)
            onChosen: time => root.agree(time)
        }

        Words {
            width: parent.width
            visible: text.length > 0
            text: root.composer.scheduleNote
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }

        Flow {
            width: parent.width
            spacing: 8

            PushButton {
                primary: true
                text: qsTr("Set the time")
                onClicked: fields.agree()
            }

            PushButton {
                visible: root.set
                text: qsTr("Post at once")
                onClicked: root.clear()
            }
        }
    }

    function begin(): void {
        fields.begin(root.composer.scheduledAt);
    }

    function take(time: date): void {
        root.composer.scheduledAt = time;
        fields.show(time);
    }

    /// A time that has passed stays open, and says so.
    function agree(time: date): void {
        root.take(time);
        if (root.composer.scheduleProblem.length === 0) {
            root.done();
        }
    }

    function clear(): void {
        root.composer.scheduledAt = root.times.none();
        root.done();
    }
}
