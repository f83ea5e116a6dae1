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
    nameFilters: [qsTr("Pictures, films and sounds (%1)").arg(Theme.preferences.mediaFiles()), qsTr("All files (*)")]
    title: qsTr("Attach files")
    visible: true
    onAccepted: root.give()
    onRejected: root.asker.ended()

    function give(): void {
        Theme.preferences.keepFileFolder(root.selectedFile);
        root.asker.attachments.addFiles(root.selectedFiles);
        root.asker.ended();
    }
}
