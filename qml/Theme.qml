// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick

/// All colours and sizes. Sizes are in steps of 4; type follows the user's scale.
QtObject {
    id: root

    /// Set by Main; null only before that.
    property Ui.Preferences preferences: null

    readonly property bool dark: root.preferences === null || root.preferences.dark
    readonly property bool sharp: root.preferences !== null && root.preferences.highContrast
    readonly property real scale: root.preferences !== null ? root.preferences.scale : 1
    readonly property bool still: root.preferences !== null && root.preferences.reducedMotion

    readonly property string emojiFont: root.preferences !== null && root.preferences.emojiFont.length > 0 ? root.preferences.emojiFont : root.family

    readonly property color window: root.pick("#10131a", "#eceae4", "#000000", "#ffffff")
    readonly property color column: root.pick("#161a22", "#fbfaf7", "#000000", "#ffffff")
    readonly property color raised: root.pick("#1d222c", "#f2f0ea", "#1c1c1c", "#eeeeee")
    readonly property color pressed: root.pick("#272e3b", "#e6e2d8", "#333333", "#dddddd")
    readonly property color hairline: root.pick("#262c38", "#dfdbd1", "#8a8a8a", "#6a6a6a")
    readonly property color edge: root.pick("#3a4356", "#c3bdae", "#c8c8c8", "#303030")
    readonly property color text: root.pick("#e6e9ef", "#20242b", "#ffffff", "#000000")
    readonly property color muted: root.pick("#8f99aa", "#5b6472", "#d4d4d4", "#333333")
    readonly property color accent: root.pick("#f3b94d", "#b97a00", "#ffd04d", "#7a4a00")
    readonly property color accentText: root.pick("#f3b94d", "#8a5a00", "#ffd04d", "#6a4000")
    readonly property color onAccent: root.pick("#1a1407", "#140d00", "#000000", "#ffffff")
    readonly property color link: root.pick("#8ab4ff", "#1f5fd0", "#a9c8ff", "#003c9e")
    readonly property color fine: root.pick("#78d88a", "#2f8f46", "#8dff9f", "#006622")
    readonly property color danger: root.pick("#ff8f8f", "#b3261e", "#ffb0b0", "#8c0000")
    /// What came of something, as text: well, waiting for somebody, badly.
    readonly property color good: root.pick("#7ddb8a", "#1d7034", "#8dff9f", "#006622")
    readonly property color waits: root.accentText
    readonly property color bad: root.pick("#ff7b6b", "#b3261e", "#ffb0b0", "#8c0000")
    readonly property color shade: root.dark ? "#8c05070b" : "#66303030"
    /// Marks on pictures are the same in every theme: what lies below is not ours.
    readonly property color onPicture: "#ffffff"
    readonly property color picturePlate: "#cc0b0d12"

    readonly property int radius: 14
    readonly property int boxRadius: 12
    readonly property int rail: 60
    readonly property int gap: 12
    readonly property int header: Math.max(52, root.sized(52))
    readonly property int footer: Math.max(32, root.sized(32))
    readonly property int control: Math.max(36, root.sized(36))
    readonly property int narrowest: 300
    readonly property int widest: 680

    readonly property int body: root.sized(14)
    readonly property int small: root.sized(12.5)
    readonly property int heading: root.sized(15)
    readonly property int big: root.sized(17)
    readonly property int huge: root.sized(26)
    /// Lines of text; of the body and of an opened post.
    readonly property int line: root.sized(21)
    readonly property int bigLine: root.sized(26)

    /// The system's own; what code is set in, is the only other one.
    readonly property string family: root.usual.font.family
    readonly property FontMetrics usual: FontMetrics {
    }
    readonly property FontMetrics smaller: FontMetrics {
        font.pixelSize: root.small
    }

    /// The reader uses the keys just now: what they act on is marked.
    readonly property bool keyed: root.watch.keys
    readonly property Ui.KeyWatch watch: Ui.KeyWatch {
    }
    /// Somebody has the screen read out: what only that needs is made.
    readonly property bool spoken: root.reader.spoken
    readonly property Ui.SpokenWatch reader: Ui.SpokenWatch {
    }

    readonly property int motion: root.still ? 0 : 140

    function sized(pixels: real): int {
        return Math.round(pixels * root.scale);
    }

    /// Icons beside type: they never get smaller, nor so large that buttons burst the rail.
    function mark(pixels: real): int {
        return Math.round(pixels * Math.min(1.5, Math.max(1, root.scale)));
    }

    /// How wide a line of small letters is.
    function smallWidth(text: string): real {
        return root.small > 0 ? root.smaller.advanceWidth(text) : 0;
    }

    /// A styled text whose emoji fit letters of that many pixels.
    function styled(text: string, letters: int): string {
        return letters === 14 || root.preferences === null ? text : root.preferences.withEmoji(text, letters);
    }

    /// A styled text with the words open that its author covered.
    function uncovered(text: string): string {
        return root.preferences === null ? text : root.preferences.uncovered(text);
    }

    /// Whether that link stands for such words, and leads nowhere.
    function isCover(link: string): bool {
        return root.preferences !== null && root.preferences.isCover(link);
    }

    /// What the models call "good", "waits" and "bad"; anything else is `plain`.
    function tone(name: string, plain: color): color {
        switch (name) {
        case "good":
            return root.good;
        case "waits":
            return root.waits;
        case "bad":
            return root.bad;
        default:
            return plain;
        }
    }

    function pick(dark: color, light: color, sharpDark: color, sharpLight: color): color {
        return root.dark ? (root.sharp ? sharpDark : dark) : (root.sharp ? sharpLight : light);
    }
}
