// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import QtQuick.Templates as T
import Asterism

/// Import, export or comparison: what is wanted.
FocusScope {
    id: root

    required property Ui.Window app
    /// Else whoever holds it does.
    required property bool scrolls
    readonly property Ui.MovingPage page: root.app.moving

    signal accountAsked

    implicitHeight: body.y + content.height + 28

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.column
        border.color: Theme.hairline
    }

    Item {
        id: head

        width: parent.width
        height: Math.max(Theme.header, tabs.y + tabs.height + 8)

        Words {
            id: title

            x: 16
            y: (Theme.header - height) / 2
            width: Math.min(implicitWidth, parent.width - 32)
            text: qsTr("Move follows")
            font.pixelSize: Theme.heading
            font.bold: true
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Row {
            id: tabs

            readonly property bool beside: title.x + title.width + 12 + width <= parent.width - 10

            x: tabs.beside ? parent.width - width - 10 : 10
            y: tabs.beside ? (Theme.header - height) / 2 : title.y + title.height + 4
            Accessible.role: Accessible.PageTabList

            MovingTab {
                current: root.page.pane === "import"
                text: qsTr("Import")
                onClicked: root.page.pane = "import"
            }

            MovingTab {
                current: root.page.pane === "export"
                text: qsTr("Export")
                onClicked: root.page.pane = "export"
            }

            MovingTab {
                current: root.page.pane === "compare"
                text: qsTr("Compare")
                onClicked: root.page.pane = "compare"
            }
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.hairline
        }
    }

    Flickable {
        id: body

        y: head.height
        width: parent.width
        height: parent.height - y - 8
        contentHeight: content.height + 20
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: root.scrolls && contentHeight > height
        T.ScrollBar.vertical: ThinScrollBar {
            policy: T.ScrollBar.AlwaysOn
        }

        Follow {
            view: body
        }

        Item {
            id: content

            x: 16
            y: 12
            width: body.width - 32
            height: Math.max(nobody.height, importing.height, exporting.height, comparing.height)

            Column {
                id: nobody

                width: parent.width
                visible: root.app.accounts.count === 0
                height: visible ? implicitHeight : 0
                spacing: 12

                Words {
                    width: parent.width
                    text: qsTr("Whom you follow belongs to an account. Sign in first; then files and other accounts can be followed from it.")
                    color: Theme.muted
                    wrapMode: Text.Wrap
                }

                PushButton {
                    primary: true
                    text: qsTr("Add an account")
                    onClicked: root.accountAsked()
                }
            }

            Ui.Lazy {
                id: importing

                width: parent.width
                active: root.app.accounts.count > 0 && root.page.pane === "import"

                content: ImportView {
                    pane: root.page.importing
                    accounts: root.app.accounts
                }
            }

            Ui.Lazy {
                id: exporting

                width: parent.width
                active: root.app.accounts.count > 0 && root.page.pane === "export"

                content: ExportView {
                    pane: root.page.exporting
                    accounts: root.app.accounts
                }
            }

            Ui.Lazy {
                id: comparing

                width: parent.width
                active: root.app.accounts.count > 0 && root.page.pane === "compare"

                content: CompareView {
                    pane: root.page.comparing
                    accounts: root.app.accounts
                }
            }
        }
    }
}
