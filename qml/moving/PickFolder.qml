// SPDX-License-Identifier: GPL-3.0-or-later
// As PickFile.qml.
import Qt.labs.folderlistmodel
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Asterism

/// Opens as soon as it is known who asks.
FolderDialog {
    id: root

    property FilePicker asker: null

    onAskerChanged: root.begin()
    onAccepted: root.asker.take(root.selectedFolder)
    onRejected: root.asker.declined()

    function begin(): void {
        root.title = root.asker.title;
        root.currentFolder = Theme.preferences.fileFolder(root.asker.place);
        root.open();
    }
}
