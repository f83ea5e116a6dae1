// SPDX-License-Identifier: GPL-3.0-or-later
// Where the system has no dialog for files Qt makes its own out of these modules. Named here, a
// missing one is an error that FilesPill hears of; else Qt 6.4 would crash when it opens.
import Qt.labs.folderlistmodel
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Asterism

/// Opens at once and asks which files a post is to have.
FileDialog {
    id: root

    property FilesPill asker

    currentFolder: Theme.preferences.fileFolder()
    fileMode: FileDialog.OpenFiles
    nameFilters: [qsTr("Pictures, films and sounds (%1)").arg(root.patterns()), qsTr("All files (*)")]
    title: qsTr("Attach files")
    visible: true
    onAccepted: root.give()
    onRejected: root.asker.ended()

    /// Cameras write them in capitals, and not every dialog takes these for the same.
    function patterns(): string {
        const small = "*.png *.jpg *.jpeg *.gif *.webp *.avif *.heic *.mp4 *.m4v *.mov *.webm *.mkv *.mp3 *.m4a *.ogg *.oga *.opus *.flac *.wav";
        return small + " " + small.toUpperCase();
    }

    function give(): void {
        Theme.preferences.keepFileFolder(root.selectedFile);
        root.asker.attachments.addFiles(root.selectedFiles);
        root.asker.ended();
    }
}
