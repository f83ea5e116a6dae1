// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui
import QtQuick
import Asterism

/// What one can do with a post, how many did, and which accounts of ours saw it. There are many
/// rows: one area knows where everything is, nothing has handlers of its own, and what only screen
/// readers need is made for them alone.
Item {
    id: root

    required property rowActing acting
    required property list<var> dots
    /// Reactions have a line of their own.
    required property bool line
    /// Of an icon, at the usual size of type.
    property int size: 18
    readonly property int edge: Theme.mark(root.size)
    readonly property int above: (root.height - root.edge) / 2
    readonly property bool named: root.acting.account.length > 0
    readonly property real numbers: replies.implicitWidth + boosts.implicitWidth + stars.implicitWidth
    /// What stands behind the icons: who would act goes before how many did.
    readonly property real aside: seen.width + 14 + Math.min(chip.wanted, Theme.sized(44))
    /// With the numbers, but without the room behind each.
    readonly property real least: 5 * root.edge + 8 + root.numbers + root.aside
    /// Behind a number.
    readonly property int gap: root.width >= root.least + 3 * 14 ? 14 : 8
    /// There is room for the numbers; in a narrow column or deep in a thread there may be none.
    readonly property bool numbered: root.width >= root.least + 3 * root.gap
    /// From one icon to the next, where its number needs no more.
    readonly property real pitch: {
        const wished = Math.min(Theme.sized(56), (root.width - seen.width - chip.wanted - 16) / 5);
        // A number that needs more takes the room of all that stands behind it.
        const ends = root.edge + root.stepsOf(wished);
        return Math.max(root.edge + 8, ends + root.aside <= root.width ? wished : 0);
    }
    /// Where the icons end.
    readonly property real end: more.x + root.edge
    /// What the pointer is on; empty: nothing.
    property string over
    property Item hinted: null

    signal asked(string deed, bool aside, Item at)
    signal hintWanted(string deed, Item at)
    signal hintAsked(Item at, string words)

    height: Math.max(root.edge, Theme.sized(22))
    onOverChanged: root.tell()

    component Count: Text {
        y: (root.height - height) / 2
        visible: root.numbered
        textFormat: Text.PlainText
        font.pixelSize: Theme.small
    }

    MouseArea {
        id: pointer

        y: -5
        width: root.width
        height: root.height + 12
        hoverEnabled: true
        cursorShape: root.over.length > 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
        onEntered: root.over = root.deedAt(pointer.mouseX)
        onPositionChanged: mouse => root.over = root.deedAt(mouse.x)
        onExited: root.over = ""
        onPressed: mouse => mouse.accepted = root.deedAt(mouse.x).length > 0
        onClicked: mouse => root.click(root.deedAt(mouse.x), (mouse.modifiers & Qt.ShiftModifier) !== 0)
    }

    Icon {
        id: reply

        y: root.above
        name: "reply"
        size: root.size
        tint: root.tint("reply", false)
        opacity: root.acting.replyShade
    }

    Count {
        id: replies

        x: root.edge + 4
        text: root.acting.replies
        color: Theme.muted
    }

    Icon {
        id: boost

        x: root.after(0, replies.implicitWidth)
        y: root.above
        name: "boost"
        size: root.size
        tint: root.tint("boost", root.acting.boosted)
        opacity: root.acting.boostShade
    }

    Count {
        id: boosts

        x: boost.x + root.edge + 4
        text: root.acting.boosts
        color: root.acting.boosted ? Theme.accentText : Theme.muted
    }

    Icon {
        id: star

        x: root.after(boost.x, boosts.implicitWidth)
        y: root.above
        name: root.acting.smiles ? "smile" : "favourites"
        size: root.size
        tint: root.tint(root.acting.smiles ? "react" : "favourite", root.acting.starred)
        opacity: root.acting.starShade
    }

    Count {
        id: stars

        x: star.x + root.edge + 4
        // What the line of reactions says is not said again.
        text: root.line && root.acting.counted ? "" : root.acting.favourites
        color: root.acting.starred ? Theme.accentText : Theme.muted
    }

    Icon {
        id: bookmark

        x: root.after(star.x, stars.implicitWidth)
        y: root.above
        name: "bookmark"
        size: root.size
        tint: root.tint("bookmark", root.acting.bookmarked)
        opacity: root.acting.bookmarkShade
    }

    Icon {
        id: more

        x: root.after(bookmark.x, 0)
        y: root.above
        name: "more"
        size: root.size
        tint: root.tint("more", false)
    }

    Rectangle {
        id: chip

        // Measured apart: what an elided text would like to have changes with what it gets.
        readonly property real wanted: root.named ? Math.ceil(Theme.smallWidth(name.text)) + 18 : 0
        readonly property real room: root.width - root.end - seen.width - 14

        x: root.width - width
        y: (root.height - height) / 2
        visible: root.named && chip.room >= Math.min(chip.wanted, Theme.sized(40))
        width: chip.visible ? Math.min(chip.wanted, chip.room) : 0
        height: Theme.sized(22)
        radius: height / 2
        color: root.over === "as" ? Theme.pressed : "transparent"
        border.color: root.over === "as" ? Theme.edge : Theme.hairline

        Text {
            id: name

            x: 8
            y: (parent.height - height) / 2
            width: parent.width - 16
            textFormat: Text.PlainText
            text: qsTr("as %1").arg(root.acting.name)
            color: Theme.muted
            font.pixelSize: Theme.small
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Row {
        id: seen

        x: chip.x - width - (chip.visible ? 6 : 0)
        y: (root.height - height) / 2
        opacity: seen.x > root.end ? 1 : 0
        spacing: 5

        Repeater {
            model: root.dots

            SeenDot {
                required property rowDot modelData

                colour: modelData.colour
                words: modelData.name
                onHintAsked: (at, words) => root.hintAsked(at, words)
            }
        }
    }

    Lazy {
        active: Theme.spoken
        width: root.width
        height: root.height

        content: SpokenDeeds {
            acting: root.acting
            onAsked: deed => root.click(deed, false)
        }
    }

    /// Each reaches as far as the next one begins, its number with it.
    function deedAt(x: real): string {
        if (x >= root.end + 8) {
            return chip.visible && x >= chip.x ? "as" : "";
        }
        if (x >= bookmark.x - 6) {
            return x >= more.x - 6 ? "more" : "bookmark";
        }
        if (x >= star.x - 6) {
            return root.acting.smiles ? "react" : "favourite";
        }
        return x >= boost.x - 6 ? "boost" : "reply";
    }

    /// The item that stands for a deed.
    function itemOf(deed: string): Item {
        switch (deed) {
        case "reply":
            return reply;
        case "boost":
            return boost;
        case "bookmark":
            return bookmark;
        case "more":
            return more;
        case "as":
            return chip;
        default:
            return star;
        }
    }

    function after(x: real, number: real): real {
        return x + root.step(root.pitch, number);
    }

    function step(pitch: real, number: real): real {
        return Math.max(pitch, root.edge + (root.numbered && number > 0 ? number + root.gap : 8));
    }

    /// From the first icon to the last one.
    function stepsOf(pitch: real): real {
        const three = root.step(pitch, replies.implicitWidth) + root.step(pitch, boosts.implicitWidth) + root.step(pitch, stars.implicitWidth);
        return three + root.step(pitch, 0);
    }

    function tint(deed: string, done: bool): color {
        return done ? Theme.accentText : (root.over === deed ? Theme.text : Theme.muted);
    }

    /// What opens then is not covered by the hint.
    function click(deed: string, aside: bool): void {
        root.over = "";
        root.asked(deed, aside, root.itemOf(deed));
    }

    /// A hint goes with the thing that it is about.
    function tell(): void {
        if (root.hinted !== null) {
            root.hintAsked(root.hinted, "");
        }
        root.hinted = root.over.length > 0 ? root.itemOf(root.over) : null;
        if (root.hinted !== null) {
            root.hintWanted(root.over, root.hinted);
        }
    }
}
