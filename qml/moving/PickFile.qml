// SPDX-License-Identifier: GPL-3.0-or-later
// Where the system has no dialog for files Qt makes its own out of these modules. Named here, a
// missing one is an error that FilePicker hears of; else Qt 6.4 would crash when it opens.
import Qt.labs.folderlistmodel
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Asterism

/// Opens as soon as it is known who asks.
FileDialog {
    id: root

    property FilePicker asker: null

    onAskerChanged: root.begin()
    onAccepted: root.asker.take(root.selectedFile)
    onRejected: root.asker.declined()

    function begin(): void {
        root.title = root.asker.title;
        root.nameFilters = root.asker.filters;
        root.fileMode = root.asker.saving ? FileDialog.SaveFile : FileDialog.OpenFile;
        root.currentFolder = Theme.preferences.fileFolder(root.asker.place);
        if (root.asker.saving) {
            root.selectedFile = Theme.preferences.suggestedFile(root.asker.suggested, root.asker.place);
        }
        root.open();
    }
}
