// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick

/// What one can do with a post, for screen readers; nothing of it is seen.
Row {
    id: root

    required property rowActing acting

    signal asked(string deed)

    component Deed: Item {
        id: deed

        required property string name
        required property string what
        property string count
        property bool marks: false
        property bool done: false

        width: root.width / 6
        height: root.height
        Accessible.role: Accessible.Button
        Accessible.name: deed.count.length > 0 ? deed.what + ", " + deed.count : deed.what
        Accessible.checkable: deed.marks
        Accessible.checked: deed.done
        Accessible.onPressAction: root.asked(deed.name)
    }

    Deed {
        name: "reply"
        what: qsTr("Reply")
        count: root.acting.replies
    }

    Deed {
        name: "boost"
        what: qsTr("Boost")
        count: root.acting.boosts
        marks: true
        done: root.acting.boosted
    }

    Deed {
        name: root.acting.smiles ? "react" : "favourite"
        what: root.acting.smiles ? qsTr("React") : qsTr("Favourite")
        count: root.acting.favourites
        marks: true
        done: root.acting.starred
    }

    Deed {
        name: "bookmark"
        what: qsTr("Bookmark")
        marks: true
        done: root.acting.bookmarked
    }

    Deed {
        name: "more"
        what: qsTr("More")
    }

    Deed {
        visible: root.acting.account.length > 0
        name: "as"
        what: qsTr("as %1").arg(root.acting.acct)
    }
}
