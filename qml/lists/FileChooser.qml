// SPDX-License-Identifier: GPL-3.0-or-later
// Where the system has no dialog for files Qt makes its own out of these modules. Named here, a
// missing one is an error that AddPeople hears of; else Qt 6.4 would crash when it opens.
import Qt.labs.folderlistmodel
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Asterism

/// Opens at once and asks which files name people.
FileDialog {
    id: root

    property AddPeople asker

    currentFolder: Theme.preferences.fileFolder()
    fileMode: FileDialog.OpenFiles
    nameFilters: [qsTr("CSV files (*.csv)"), qsTr("All files (*)")]
    title: qsTr("Add people from files")
    visible: true
    onAccepted: root.give()
    onRejected: root.asker.toField()

    function give(): void {
        Theme.preferences.keepFileFolder(root.selectedFile);
        root.asker.problem = "";
        root.asker.toField();
        root.asker.adder.addFiles(root.selectedFiles);
    }
}
