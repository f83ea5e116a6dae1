// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How it is posted: with a warning, for whom, in which language; and the drafts.
Flow {
    id: root

    required property Ui.Composer composer

    spacing: 6

    PillButton {
        enabled: root.composer.ready
        symbol: "warning"
        tint: root.composer.warned ? Theme.accentText : Theme.muted
        about: root.composer.warned ? qsTr("Take the content warning off") : qsTr("Add a content warning")
        onClicked: root.composer.warned = !root.composer.warned
    }

    ChoicePill {
        enabled: root.composer.ready && root.composer.visibilities.length > 1
        symbol: root.composer.visibilityIcon
        text: root.composer.visibilityName
        about: qsTr("Who may see it")
        choices: visibilities
    }

    ChoicePill {
        visible: root.composer.hasLanguage
        enabled: root.composer.ready
        text: root.composer.languageName
        about: qsTr("Its language")
        choices: languages
    }

    DraftsPill {
        composer: root.composer
    }

    Component {
        id: visibilities

        PopupMenu {
            Repeater {
                model: root.composer.visibilityNames

                PopupMenuItem {
                    required property string modelData
                    required property int index

                    checkable: true
                    checked: root.composer.visibilityAt === index
                    text: modelData
                    onTriggered: root.composer.visibilityAt = index
                }
            }
        }
    }

    Component {
        id: languages

        PopupMenu {
            Repeater {
                model: root.composer.languageNames

                PopupMenuItem {
                    required property string modelData
                    required property int index

                    checkable: true
                    checked: root.composer.languageAt === index
                    text: modelData
                    onTriggered: root.composer.languageAt = index
                }
            }
        }
    }
}
