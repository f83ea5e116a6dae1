// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// How somebody is followed; what nobody touches stays as it is.
Column {
    id: root

    required property Ui.ActTask task
    /// -1: as it is, 0: no, 1: yes.
    property int boosts: -1
    property int notices: -1
    readonly property bool touched: root.boosts >= 0 || root.notices >= 0 || languages.edited
    readonly property bool takesBoosts: root.task.takesBoosts
    readonly property bool takesNotices: root.task.takesNotify
    readonly property bool takesLanguages: root.task.takesLanguages

    spacing: 6

    Flow {
        width: parent.width
        spacing: 6
        visible: root.takesBoosts

        Repeater {
            model: [qsTr("Boosts as before"), qsTr("Hide boosts"), qsTr("Show boosts")]

            Choice {
                required property int index
                required property string modelData

                text: modelData
                checked: root.boosts === index - 1
                onClicked: root.boosts = index - 1
            }
        }
    }

    Flow {
        width: parent.width
        spacing: 6
        visible: root.takesNotices

        Repeater {
            model: [qsTr("Notices as before"), qsTr("No notices"), qsTr("Tell of new posts")]

            Choice {
                required property int index
                required property string modelData

                text: modelData
                checked: root.notices === index - 1
                onClicked: root.notices = index - 1
            }
        }
    }

    Field {
        id: languages

        property bool edited: false

        width: parent.width
        visible: root.takesLanguages
        label: qsTr("Only posts in these languages")
        placeholderText: qsTr("All of them; or, for example: ja, en")
        onTextEdited: languages.edited = true
    }

    function options(): var {
        let chosen = {};
        if (root.takesBoosts && root.boosts >= 0) {
            chosen.boosts = root.boosts === 1;
        }
        if (root.takesNotices && root.notices >= 0) {
            chosen.notify = root.notices === 1;
        }
        if (root.takesLanguages && languages.edited) {
            chosen.languages = root.task.languagesOf(languages.text);
        }
        return chosen;
    }
}
