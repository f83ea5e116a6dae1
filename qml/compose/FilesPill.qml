// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Asks for files to attach with the system's dialog, which is loaded when it is first asked for.
PillButton {
    id: root

    required property Ui.ComposePart part
    required property string note
    readonly property Ui.AttachmentsModel attachments: root.part.attachments

    /// There is no such dialog here.
    signal missing
    /// No file may be added.
    signal refused(string why)
    /// It is over; the keys belong to the text again.
    signal ended

    symbol: "picture"
    about: root.part.mayAttach ? qsTr("Attach pictures, films or sounds (Ctrl+Shift+A)") : root.note
    onClicked: root.choose()

    Loader {
        id: chooser

        active: false
        // By address: its modules are loaded when it is first asked for, and may be missing.
        source: Qt.resolvedUrl("PictureChooser.qml")
    }

    Binding {
        target: chooser.item
        when: chooser.item !== null
        property: "asker"
        value: root
    }

    /// It opens when it is made, so it is made anew each time.
    function choose(): void {
        if (root.enabled) {
            chooser.active = false;
            chooser.active = true;
            if (chooser.status === Loader.Error) {
                root.missing();
            }
        } else if (!root.part.mayAttach) {
            root.refused(root.note);
        }
    }
}
