// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What of a profile its server lets be changed.
FocusScope {
    id: root

    required property Ui.OwnProfilePage profile
    readonly property bool ready: !root.profile.saving

    implicitHeight: form.height

    Column {
        id: form

        width: parent.width
        spacing: 12

        ProfilePicture {
            width: parent.width
            visible: root.offers("header")
            label: qsTr("Header")
            source: root.profile.header
            isChanged: root.profile.headerChanged
            removable: root.profile.headerRemovable
            ready: root.ready
            pictureWidth: width
            pictureHeight: Math.round(width / 3)
            onChosen: file => root.profile.choosePicture("header", file)
            onRemoveAsked: root.profile.removePicture("header")
            onKeepAsked: root.profile.keepPicture("header")
        }

        ProfilePicture {
            width: parent.width
            visible: root.offers("avatar")
            label: qsTr("Avatar")
            source: root.profile.avatar
            isChanged: root.profile.avatarChanged
            removable: root.profile.avatarRemovable
            ready: root.ready
            onChosen: file => root.profile.choosePicture("avatar", file)
            onRemoveAsked: root.profile.removePicture("avatar")
            onKeepAsked: root.profile.keepPicture("avatar")
        }

        Field {
            width: parent.width
            visible: root.offers("avatar_description")
            enabled: root.ready
            label: qsTr("Description of the avatar")
            maximumLength: 10000
            text: root.profile.avatarWords
            onTextEdited: root.profile.avatarWords = text
        }

        Field {
            width: parent.width
            visible: root.offers("header_description")
            enabled: root.ready
            label: qsTr("Description of the header")
            maximumLength: 10000
            text: root.profile.headerWords
            onTextEdited: root.profile.headerWords = text
        }

        Field {
            width: parent.width
            visible: root.offers("name")
            enabled: root.ready
            focus: true
            label: qsTr("Display name")
            maximumLength: 10000
            text: root.profile.name
            onTextEdited: root.profile.name = text
        }

        CharactersLeft {
            width: parent.width
            visible: root.offers("name") && root.profile.nameLimited
            remaining: root.profile.nameLeft
        }

        TextBox {
            width: parent.width
            visible: root.offers("bio")
            enabled: root.ready
            manyLines: true
            label: qsTr("Bio")
            text: root.profile.bio
            onTextChanged: root.profile.bio = text
        }

        CharactersLeft {
            width: parent.width
            visible: root.offers("bio") && root.profile.bioLimited
            remaining: root.profile.bioLeft
        }

        Words {
            width: parent.width
            visible: root.offers("fields")
            text: qsTr("Fields")
            font.bold: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Repeater {
            model: root.offers("fields") ? root.profile.fields : null

            ProfileFieldRow {
                width: form.width
                fields: root.profile.fields
                ready: root.ready
            }
        }

        TextButton {
            visible: root.offers("fields")
            enabled: root.ready && root.profile.mayAddField
            text: qsTr("Add a field")
            onClicked: root.profile.fields.add()
        }

        Field {
            width: parent.width
            visible: root.offers("location")
            enabled: root.ready
            label: qsTr("Location")
            maximumLength: 10000
            text: root.profile.location
            onTextEdited: root.profile.location = text
        }

        Field {
            width: parent.width
            visible: root.offers("birthday")
            enabled: root.ready
            label: qsTr("Birthday")
            placeholderText: "1999-05-04"
            maximumLength: 10
            text: root.profile.birthday
            onTextEdited: root.profile.birthday = text
        }

        ProfileSwitches {
            width: parent.width
            enabled: root.ready
            profile: root.profile
        }

        Words {
            width: parent.width
            visible: root.offers("visibility")
            text: qsTr("New posts, where nothing else is said, are")
            color: Theme.muted
            wrapMode: Text.Wrap
        }

        Flow {
            width: parent.width
            visible: root.offers("visibility")
            spacing: 6

            Repeater {
                model: root.profile.visibilities

                Choice {
                    required property string modelData

                    enabled: root.ready
                    text: root.called(modelData)
                    checked: root.profile.visibility === modelData
                    onClicked: root.profile.visibility = modelData
                }
            }
        }

        Field {
            width: Math.min(Theme.sized(200), parent.width)
            visible: root.offers("language")
            enabled: root.ready
            label: qsTr("Language of new posts (like ja)")
            maximumLength: 35
            text: root.profile.language
            onTextEdited: root.profile.language = text
        }
    }

    function offers(part: string): bool {
        return root.profile.offers[part] ?? false;
    }

    function called(visibility: string): string {
        const names = {
            "public": qsTr("Public"),
            "unlisted": qsTr("Unlisted"),
            "private": qsTr("Followers only"),
            "direct": qsTr("Only whom they name"),
            "local": qsTr("This server only")
        };
        return names[visibility] ?? visibility;
    }
}
