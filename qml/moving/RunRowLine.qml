// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// One row of a run; in a narrow window its details stand below. What comes of it changes no height:
/// other rows lie under it.
Item {
    id: root

    required property int place
    required property string line
    required property string who
    required property string stand
    required property string tone
    required property string detail
    required property bool retries
    required property bool tight
    required property real lineWidth
    required property real whoWidth
    required property real standWidth
    readonly property real detailX: root.tight ? 16 : 16 + root.lineWidth + root.whoWidth + root.standWidth

    signal retryAsked

    height: root.tight ? details.y + Theme.sized(18) + 8 : Math.max(Theme.sized(34), Theme.line + 12)
    Accessible.role: Accessible.ListItem
    Accessible.name: (root.line.length > 0 ? qsTr("Line %1").arg(root.line) + ", " : "") + root.who + ": " + root.stand + (root.detail.length > 0 ? ", " + root.detail : "")

    Words {
        x: 16
        anchors.baseline: who.baseline
        visible: root.lineWidth > 0
        width: root.lineWidth - 8
        text: root.line
        elide: Text.ElideRight
    }

    Words {
        id: who

        x: 16 + root.lineWidth
        y: 7
        width: root.whoWidth - 8
        text: root.who
        elide: Text.ElideMiddle
    }

    Words {
        x: 16 + root.lineWidth + root.whoWidth
        anchors.baseline: who.baseline
        width: root.standWidth - 8
        text: root.stand
        color: Theme.tone(root.tone, Theme.muted)
        elide: Text.ElideRight
    }

    Words {
        id: details

        x: root.detailX
        y: root.tight ? who.y + who.height + 1 : who.y + who.baselineOffset - baselineOffset
        width: root.width - x - 16 - (again.visible ? again.width : 0)
        text: root.detail
        color: Theme.muted
        font.pixelSize: Theme.small
        elide: Text.ElideRight
    }

    TextButton {
        id: again

        anchors.verticalCenter: details.verticalCenter
        x: details.x + Math.min(details.implicitWidth, details.width)
        visible: root.retries
        text: qsTr("retry")
        Accessible.name: qsTr("Try %1 again").arg(root.who)
        onClicked: root.retryAsked()
        onVisibleChanged: root.letGo()
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.hairline
    }

    /// A button that is gone keeps no keys: the list has them then.
    function letGo(): void {
        if (!again.visible) {
            again.focus = false;
        }
    }
}
