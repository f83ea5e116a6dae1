// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Which hashtags: any of these, all of those, none of the last.
FocusScope {
    id: root

    readonly property string any: anyField.text
    readonly property string all: allField.text
    readonly property string none: noneField.text
    readonly property bool filled: anyField.length > 0 || allField.length > 0

    signal accepted

    implicitHeight: fields.height

    Column {
        id: fields

        width: parent.width
        spacing: 12

        Field {
            id: anyField

            width: parent.width
            focus: true
            label: qsTr("Any of these hashtags")
            placeholderText: "#fediverse"
            onAccepted: root.accepted()
        }

        Field {
            id: allField

            width: parent.width
            label: qsTr("All of these (may stay empty)")
            onAccepted: root.accepted()
        }

        Field {
            id: noneField

            width: parent.width
            label: qsTr("None of these (may stay empty)")
            onAccepted: root.accepted()
        }
    }

    function fill(any: string, all: string, none: string): void {
        anyField.text = any;
        allField.text = all;
        noneField.text = none;
    }
}
