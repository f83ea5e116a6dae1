// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Which antenna, channel or clip; made, and the servers asked, when that kind is chosen.
Ui.Lazy {
    id: root

    required property Ui.Window app
    required property string kind
    required property string wanted
    required property string chosen

    signal picked(string source, string title)

    active: root.wanted === root.kind
    visible: root.active

    content: ServerListChoices {
        kind: root.kind
        places: root.app.shelf(root.kind)
        chosen: root.chosen
        onPicked: (source, title) => root.picked(source, title)
    }
}
