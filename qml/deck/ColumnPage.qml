// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Asterism

/// What lies in a column's stack: its timeline, or a detail on top of it.
FocusScope {
    id: root

    property string title
    property string detail
    property bool busy: false
    property string trouble
    /// What the keys walk through; null when there is no such list.
    property PostListView list: null
    /// Left and right mean something here, and are not for changing the column.
    property bool ownsArrows: false
    /// It can be shown as rows or as a picture grid.
    property bool gridable: false
    property bool grid: false
    /// For "open in browser"; empty when there is no such page.
    property string url

    /// Whose page it is; empty on pages of no one person.
    property string acct
    signal gridAsked(bool grid)

    T.StackView.onRemoved: root.destroy()
}
