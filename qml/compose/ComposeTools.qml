// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// What a post can have besides words, how and when it is posted, and the drafts.
Flow {
    id: root

    required property Ui.Window app
    required property Ui.Composer composer
    required property Ui.ComposePart part
    required property bool previewing

    signal pollAsked
    signal emojiPicked(string emoji, string picture)
    signal previewAsked
    signal textAsked
    signal missing
    signal filesRefused(string why)

    spacing: 6

    PillButton {
        enabled: root.composer.ready
        on: root.composer.warned
        symbol: "warning"
        about: root.composer.warned ? qsTr("Take the content warning off") : qsTr("Add a content warning")
        onClicked: root.composer.warned = !root.composer.warned
    }

    FilesPill {
        id: files

        enabled: root.composer.ready && root.part.mayAttach
        part: root.part
        note: root.part.pollBarsFiles ? qsTr("No files can go with a poll: take the poll off first.") : root.composer.mediaNote
        onMissing: root.missing()
        onRefused: why => root.filesRefused(why)
        onEnded: root.textAsked()
    }

    PillButton {
        visible: root.composer.polls || root.part.hasPoll
        enabled: root.composer.ready && !root.part.poll.fixed && (root.part.hasPoll || root.part.mayPoll)
        on: root.part.hasPoll
        symbol: "poll"
        about: root.part.hasPoll ? qsTr("Take the poll off") : qsTr("Add a poll")
        onClicked: root.pollAsked()
    }

    EmojiPill {
        enabled: root.composer.ready
        app: root.app
        onPicked: (emoji, picture) => root.emojiPicked(emoji, picture)
    }

    ChoicePill {
        most: root.width
        enabled: root.composer.ready && root.composer.visibilities.length > 1
        symbol: root.composer.visibilityIcon
        text: root.composer.visibilityName
        about: qsTr("Who may see it")

        choices: WordsMenu {
            words: [...root.composer.visibilityNames]
            chosen: root.composer.visibilityAt
            onPicked: index => root.composer.visibilityAt = index
        }
    }

    QuotesPill {
        most: root.width
        visible: root.composer.hasQuotes
        enabled: root.composer.ready
        composer: root.composer
    }

    ChoicePill {
        most: root.width
        visible: root.composer.hasLanguage
        enabled: root.composer.ready
        text: root.composer.languageName
        about: qsTr("Its language")

        choices: WordsMenu {
            words: [...root.composer.languageNames]
            chosen: root.composer.languageAt
            onPicked: index => root.composer.languageAt = index
        }
    }

    ChoicePill {
        most: root.width
        visible: root.composer.formats.length > 1
        enabled: root.composer.ready
        text: root.composer.formatName
        about: qsTr("How its text is read")

        choices: WordsMenu {
            words: [...root.composer.formatNames]
            chosen: root.composer.formatAt
            onPicked: index => root.composer.formatAt = index
        }
    }

    PillButton {
        most: root.width
        visible: root.composer.attached > 0
        enabled: root.composer.ready
        on: root.composer.sensitive
        symbol: "hidden"
        text: root.composer.sensitive ? qsTr("Sensitive") : qsTr("Not sensitive")
        about: qsTr("Whether its files are hidden at first")
        onClicked: root.composer.sensitive = !root.composer.sensitive
    }

    SchedulePill {
        most: root.width
        visible: root.composer.schedulable
        enabled: root.composer.ready
        composer: root.composer
    }

    PillButton {
        on: root.previewing
        symbol: "eye"
        about: root.previewing ? qsTr("Hide the preview (Ctrl+Shift+P)") : qsTr("Show what it will look like (Ctrl+Shift+P)")
        onClicked: root.previewAsked()
    }

    DraftsPill {
        most: root.width
        composer: root.composer
    }

    function attach(): void {
        files.choose();
    }
}
