// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Asterism.Ui as Ui
import QtQuick
import Asterism

/// The files of a post, and below them what is said of the one that was opened.
Column {
    id: root

    required property Ui.Composer composer
    required property Ui.AttachmentsModel attachments
    readonly property int step: Theme.mark(96) + tiles.spacing

    /// The last file went, with the keys on it.
    signal emptied

    spacing: 8

    Flow {
        id: tiles

        width: parent.width
        spacing: 8

        Repeater {
            id: files

            model: root.attachments

            AttachmentTile {
                enabled: root.composer.ready && !busy
                count: files.count
                onClicked: open ? root.close() : root.edit(index)
                onRemoveAsked: root.remove(index)
                onMoveAsked: by => root.move(index, index + by)
                onStepAsked: by => root.enter(index + by)
                onDropped: (x, y) => root.move(index, root.placeAt(x, y))
            }
        }
    }

    Repeater {
        id: editors

        model: root.attachments

        AttachmentPlace {
            width: root.width
            ready: root.composer.ready
            aimed: root.composer.mediaFocus
            count: files.count
            onDescribed: words => root.attachments.setDescription(index, words)
            onFocusMoved: (x, y) => root.attachments.setFocus(index, x, y)
            onMoveAsked: by => root.move(index, index + by)
            onRemoveAsked: root.remove(index)
            onClosed: root.close()
        }
    }

    Repeater {
        model: root.attachments

        Problem {
            required property string name
            required property string trouble

            width: root.width
            text: trouble.length > 0 ? name + ": " + trouble : ""
        }
    }

    Item {
        width: parent.width
        height: Math.max(problem.height, dismissal.height)
        visible: root.attachments.problem.length > 0

        Problem {
            id: problem

            anchors.verticalCenter: parent.verticalCenter
            width: dismissal.x - 4
            text: root.attachments.problem
        }

        TextButton {
            id: dismissal

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Dismiss")
            onClicked: root.attachments.dismissProblem()
        }
    }

    Item {
        width: parent.width
        height: Math.max(taken.height, forgetting.height)
        visible: root.attachments.takenNote.length > 0

        Words {
            id: taken

            anchors.verticalCenter: parent.verticalCenter
            width: undoing.x - 4
            text: root.attachments.takenNote
            color: Theme.muted
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Accessible.name: taken.text
        }

        TextButton {
            id: undoing

            anchors.right: forgetting.left
            anchors.verticalCenter: parent.verticalCenter
            enabled: root.composer.ready
            text: qsTr("Undo")
            onClicked: root.putBack()
        }

        TextButton {
            id: forgetting

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Dismiss")
            onClicked: root.forget()
        }
    }

    function tileAt(place: int): AttachmentTile {
        return files.itemAt(place) as AttachmentTile;
    }

    function placeOf(place: int): AttachmentPlace {
        return editors.itemAt(place) as AttachmentPlace;
    }

    /// Which one is open; -1: none.
    function opened(): int {
        let place = files.count - 1;
        while (place >= 0 && !(root.placeOf(place)?.open ?? false)) {
            --place;
        }
        return place;
    }

    /// -1: none.
    function show(place: int): void {
        for (let i = 0; i < files.count; ++i) {
            root.tileAt(i).open = i === place;
            root.placeOf(i).open = i === place;
        }
    }

    function edit(place: int): void {
        root.show(place);
        root.placeOf(place)?.enter();
    }

    /// Whether there was something to close; the keys are on its file then.
    function close(): bool {
        const place = root.opened();
        if (place >= 0) {
            root.show(-1);
            root.enter(place);
        }
        return place >= 0;
    }

    function holds(item: Item): bool {
        let at = item;
        while (at !== null && at !== root) {
            at = at.parent;
        }
        return at !== null;
    }

    function enter(place: int): void {
        const tile = root.tileAt(place);
        if (tile !== null) {
            tile.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function move(from: int, to: int): void {
        if (to >= 0 && to < files.count && to !== from) {
            root.attachments.move(from, to);
        }
    }

    function remove(place: int): void {
        const within = root.holds(root.Window.activeFocusItem);
        root.attachments.take(place);
        if (within) {
            root.stay(place);
        }
    }

    function putBack(): void {
        root.stay(root.attachments.putBack());
    }

    function forget(): void {
        root.attachments.forgetTaken();
        root.stay(0);
    }

    /// The keys are on the file there, or on the last one. One that is still looked at takes none.
    function stay(place: int): void {
        const at = Math.min(place, files.count - 1);
        root.tileAt(at)?.enabled ? root.enter(at) : root.emptied();
    }

    /// The place of the tile that lies there.
    function placeAt(x: real, y: real): int {
        const across = Math.max(1, Math.floor((tiles.width + tiles.spacing) / root.step));
        const column = Math.max(0, Math.min(across - 1, Math.floor(x / root.step)));
        const row = Math.max(0, Math.floor(y / root.step));
        return Math.min(files.count - 1, row * across + column);
    }
}
