// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The media of one post, one at a time; where it was not read before, with the post beside them,
/// or below in a narrow column.
ColumnPage {
    id: root

    required property Ui.Window app
    required property Ui.rowView row
    required property int at
    property Actions actions: null
    /// Null: only its media are shown.
    property Ui.PostList post: null
    readonly property bool told: root.post !== null && root.tells
    readonly property bool wide: root.width >= Theme.sized(720)
    readonly property real aside: root.told && root.wide ? Math.round(Math.min(Theme.sized(420), root.width * 0.4)) : 0
    readonly property Ui.rowMedia media: root.row.media[root.at]
    readonly property int count: root.row.media.length
    readonly property bool still: root.media.type === "image"
    readonly property bool plays: root.media.type === "video" || root.media.type === "gifv" || root.media.type === "audio"
    property bool tells: true
    property string said

    title: root.count > 1 ? qsTr("%1 of %2").arg(root.at + 1).arg(root.count) : (root.media.type === "audio" ? qsTr("Sound") : (root.plays ? qsTr("Video") : qsTr("Picture")))
    detail: root.row.acct
    url: root.row.url
    ownsArrows: true
    activeFocusOnTab: root.still // where Tab starts from has to be a stop itself
    Keys.onLeftPressed: root.go(-1, 0)
    Keys.onRightPressed: root.go(1, 0)
    Keys.onUpPressed: root.go(0, -1)
    Keys.onDownPressed: root.go(0, 1)
    Keys.onPressed: event => root.press(event)
    onAtChanged: root.said = ""

    Rectangle {
        anchors.fill: parent
        color: Theme.window
    }

    PictureStage {
        id: picture

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: root.aside
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: root.told && !root.wide ? panel.height : 0
        visible: root.still
        source: root.still ? root.media.picture : ""
        smaller: root.still ? root.media.smaller : ""
        blurhash: root.still ? root.media.blurhash : ""
        aspect: root.media.aspect
        words: root.media.description
    }

    Loader {
        id: film

        anchors.fill: picture
        focus: root.plays
        active: root.plays
        visible: !root.app.background.hidden // what plays pauses then
        // By address, so that the player's libraries are loaded when the first film is.
        source: root.plays ? Qt.resolvedUrl("FilmStage.qml") : ""
    }

    Binding {
        target: film.item
        when: film.item !== null
        property: "files"
        value: root.app.media
    }

    Binding {
        target: film.item
        when: film.item !== null
        property: "media"
        value: root.media
    }

    Words {
        anchors.centerIn: picture
        width: Math.min(320, parent.width - 48)
        visible: !root.still && !root.plays || film.status === Loader.Error
        text: qsTr("Asterism cannot show this here; the browser may.")
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    Ui.Lazy {
        id: panel

        x: root.wide ? root.width - root.aside : 0
        y: root.wide ? 0 : foot.y - panel.height
        width: root.wide ? root.aside : root.width
        height: root.wide ? root.height : Math.round(Math.min(root.height * 0.35, Math.max(Theme.sized(72), panel.implicitHeight)))
        visible: root.told
        active: root.post !== null

        content: PostPanel {
            post: root.post
            actions: root.actions
            beside: root.wide
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width - root.aside

        DescriptionPanel {
            width: parent.width
            visible: root.tells
            words: root.said.length > 0 ? root.said : root.media.description
            most: root.height * 0.35
        }

        ViewerTools {
            width: parent.width
            first: root.at === 0
            last: root.at === root.count - 1
            alone: root.count === 1
            zooms: root.still
            tells: root.tells
            onStepped: by => root.show(root.at + by)
            onZoomed: factor => picture.zoomBy(factor)
            onFitted: picture.fit()
            onToldToggled: root.tells = !root.tells
            onSaveAsked: root.app.media.save(root.media.url)
            onBrowserAsked: root.app.browse(root.row.url)
        }
    }

    Connections {
        target: root.app.media

        function onSaved(url: string, path: string): void {
            root.say(url, qsTr("Saved as %1").arg(path));
        }

        function onFailed(url: string, sentence: string): void {
            root.say(url, sentence);
        }
    }

    function show(place: int): void {
        root.at = Math.max(0, Math.min(root.count - 1, place));
    }

    /// Over a picture that is larger than its place, else to the next one.
    function go(x: int, y: int): void {
        if (root.still && picture.zoom > 1) {
            picture.pan(x * 80, y * 80);
        } else {
            root.show(root.at + x);
        }
    }

    function say(url: string, sentence: string): void {
        root.said = url === root.media.url ? sentence : root.said;
        root.tells = root.tells || url === root.media.url;
    }

    function press(event: KeyEvent): void {
        const grows = event.key === Qt.Key_Plus || event.key === Qt.Key_Equal;
        const shrinks = event.key === Qt.Key_Minus;
        const fits = event.key === Qt.Key_0;
        event.accepted = root.still && (grows || shrinks || fits);
        if (event.accepted) {
            fits ? picture.fit() : picture.zoomBy(grows ? 1.5 : 1 / 1.5);
        }
    }
}
