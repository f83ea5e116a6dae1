// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Which rows of a run are shown. More outcomes than there is room for lie beside each other all the
/// same, and are scrolled to: another line would push the rows away under the reader.
Item {
    id: root

    required property Ui.RunPane run
    readonly property bool tight: root.width < Theme.sized(560)
    readonly property real line: Math.max(32, Theme.sized(32))

    implicitHeight: (root.tight ? outcomes.height : 0) + root.line + 10

    Flickable {
        id: outcomes

        x: 16
        width: (root.tight ? parent.width - 16 : field.x - 6) - x
        height: root.line + 10
        contentWidth: chips.width
        clip: true
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.horizontal: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        Row {
            id: chips

            y: 3
            height: root.line - 2
            leftPadding: 3
            rightPadding: 3
            spacing: 6

            Repeater {
                model: root.run.filters

                Chip {
                    id: chip

                    required property string key
                    required property string words
                    required property string count
                    required property string tone

                    height: chips.height
                    text: words + " " + count
                    checked: root.run.filter === key
                    onClicked: root.run.filter = key
                    onActiveFocusChanged: chip.activeFocus ? root.reveal(chip) : undefined
                }
            }
        }

        WheelHandler {
            target: null
            enabled: outcomes.contentWidth > outcomes.width
            orientation: Qt.Vertical
            onWheel: event => root.scrollTo(outcomes.contentX - event.angleDelta.y)
        }
    }

    Field {
        id: field

        x: root.tight ? 16 : parent.width - width - 16
        y: (root.tight ? outcomes.height : 0) + 2
        width: root.tight ? parent.width - 32 : Theme.sized(180)
        height: root.line
        placeholderText: qsTr("Search")
        Accessible.name: qsTr("Search in the rows")
        text: root.run.search
        onTextEdited: root.run.search = text
        Keys.onEscapePressed: event => event.accepted = root.endSearch()
    }

    /// Tab knows nothing of scrolling.
    function reveal(chip: Chip): void {
        root.scrollTo(Math.max(chip.x + chip.width + 3 - outcomes.width, Math.min(outcomes.contentX, chip.x - 3)));
    }

    function scrollTo(x: real): void {
        outcomes.contentX = Math.max(0, Math.min(outcomes.contentWidth - outcomes.width, x));
    }

    /// False where there is no search to end: Esc then closes the screen.
    function endSearch(): bool {
        const searched = root.run.search.length > 0;
        root.run.search = "";
        return searched;
    }
}
