// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Which rows of a run are shown.
Item {
    id: root

    required property Ui.RunPane run
    readonly property bool tight: root.width < Theme.sized(560)

    implicitHeight: (root.tight ? field.y + field.height : Math.max(chips.height, field.height)) + 8

    Flow {
        id: chips

        x: 16
        width: (root.tight ? parent.width - 16 : field.x) - x
        spacing: 6

        Repeater {
            model: root.run.filters

            Chip {
                required property string key
                required property string words
                required property string count
                required property string tone

                text: words + " " + count
                checked: root.run.filter === key
                onClicked: root.run.filter = key
            }
        }
    }

    Field {
        id: field

        x: root.tight ? 16 : parent.width - width - 16
        y: root.tight ? chips.height + 6 : 0
        width: root.tight ? parent.width - 32 : Theme.sized(180)
        height: Math.max(32, Theme.sized(32))
        placeholderText: qsTr("Search")
        Accessible.name: qsTr("Search in the rows")
        text: root.run.search
        onTextEdited: root.run.search = text
        Keys.onEscapePressed: event => event.accepted = root.endSearch()
    }

    /// False where there is no search to end: Esc then closes the screen.
    function endSearch(): bool {
        const searched = root.run.search.length > 0;
        root.run.search = "";
        return searched;
    }
}
