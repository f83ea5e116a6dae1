// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Why somebody is reported, and which of their posts show it.
Column {
    id: root

    required property Ui.ActTask task
    property string category: "other"
    readonly property bool forwardable: root.task.takesForward
    readonly property bool violation: root.category === "violation"
    /// It says all that it has to.
    readonly property bool ready: !root.violation || root.task.rules.complete

    spacing: 8

    Flow {
        width: parent.width
        spacing: 6

        Repeater {
            model: ["spam", "violation", "legal", "other"]

            Choice {
                required property string modelData

                text: root.categoryName(modelData)
                checked: root.category === modelData
                onClicked: root.category = modelData
            }
        }
    }

    Words {
        width: parent.width
        visible: root.violation && rules.count > 0
        text: qsTr("Which rules were broken")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Column {
        width: parent.width
        visible: root.violation && rules.count > 0

        Repeater {
            id: rules

            model: root.task.rules

            CheckLine {
                required property string key
                required property bool chosen
                // A button has a text of its own, so the role is read through the model.
                required property var model

                width: root.width
                text: model.text
                inside: chosen
                busy: false
                words: ""
                onClicked: root.task.rules.toggle(key)
            }
        }
    }

    Words {
        width: parent.width
        visible: root.violation && text.length > 0
        text: root.task.rules.words
        color: Theme.muted
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }

    TextBox {
        id: comment

        width: parent.width
        label: qsTr("What the moderators should know")
        placeholderText: qsTr("In your own words")
    }

    Words {
        width: parent.width
        visible: posts.count > 0
        text: qsTr("Posts that show it")
        color: Theme.muted
        font.pixelSize: Theme.small
    }

    Column {
        width: parent.width

        Repeater {
            id: posts

            model: root.task.posts

            CheckLine {
                required property string uri
                required property string time
                required property bool chosen
                // A button has a text of its own, so the role is read through the model.
                required property var model

                width: root.width
                text: time + " · " + model.text
                inside: chosen
                busy: false
                words: ""
                onClicked: root.task.posts.toggle(uri)
            }
        }
    }

    Toggle {
        id: forward

        width: parent.width
        visible: root.forwardable
        text: qsTr("Send a copy to the moderators of their server")
    }

    function categoryName(category: string): string {
        switch (category) {
        case "spam":
            return qsTr("Spam");
        case "violation":
            return qsTr("Against the rules");
        case "legal":
            return qsTr("Against the law");
        default:
            return qsTr("Something else");
        }
    }

    function options(): var {
        return {
            "category": root.category,
            "comment": comment.text,
            "forward": root.forwardable && forward.checked,
            "rules": root.violation ? root.task.rules.chosen : {},
            "posts": root.task.posts.chosen
        };
    }
}
