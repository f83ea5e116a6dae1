// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// One field of a profile: its name, its value, up, down, away.
FocusScope {
    id: root

    required property Ui.ProfileFields fields
    required property int index
    // A field has texts of its own, so the roles are read through the model.
    required property var model
    required property bool ready

    implicitHeight: value.y + value.height + 4
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Field %1").arg(root.index + 1)

    Field {
        id: name

        width: parent.width - tools.width - 8
        focus: true
        enabled: root.ready
        placeholderText: qsTr("Name of field %1").arg(root.index + 1)
        maximumLength: 10000
        text: root.model.name
        onTextEdited: root.fields.setName(root.index, text)
    }

    Row {
        id: tools

        anchors.right: parent.right
        y: (name.height - height) / 2

        IconButton {
            enabled: root.ready && root.index > 0
            name: "up"
            text: qsTr("Move field %1 up").arg(root.index + 1)
            onClicked: root.fields.move(root.index, root.index - 1)
        }

        IconButton {
            enabled: root.ready && root.index < root.fields.count - 1
            name: "bottom"
            text: qsTr("Move field %1 down").arg(root.index + 1)
            onClicked: root.fields.move(root.index, root.index + 1)
        }

        IconButton {
            enabled: root.ready
            name: "close"
            text: qsTr("Take field %1 away").arg(root.index + 1)
            onClicked: root.fields.take(root.index)
        }
    }

    Field {
        id: value

        y: name.height + 4
        width: parent.width
        enabled: root.ready
        placeholderText: qsTr("Value of field %1").arg(root.index + 1)
        maximumLength: 10000
        text: root.model.value
        onTextEdited: root.fields.setValue(root.index, text)
    }
}
