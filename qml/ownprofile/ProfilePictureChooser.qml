// SPDX-License-Identifier: GPL-3.0-or-later
// Named for the same reason as in PictureChooser.qml.
import Qt.labs.folderlistmodel
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Asterism

/// Opens at once and asks for one picture.
FileDialog {
    id: root

    property ProfilePicture asker

    currentFolder: Theme.preferences.fileFolder()
    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Pictures (%1)").arg("*.png *.jpg *.jpeg *.gif *.webp *.PNG *.JPG *.JPEG *.GIF *.WEBP"), qsTr("All files (*)")]
    title: root.asker === null ? "" : root.asker.label
    visible: true
    onAccepted: root.give()

    function give(): void {
        Theme.preferences.keepFileFolder(root.selectedFile);
        root.asker.chosen(root.selectedFile);
    }
}
