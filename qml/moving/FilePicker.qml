// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// Asks for a file or a folder with the system's dialog, which is loaded when it is first asked for.
Item {
    id: root

    property string title
    property bool saving: false
    property bool folder: false
    /// Names and patterns, "CSV files (*.csv)".
    property list<string> filters
    /// What is to be saved is called so unless somebody says otherwise.
    property url suggested
    /// Where somebody has already said it shall be: there it begins. Else it does where a file was
    /// chosen last.
    property url place

    signal picked(url place)
    /// It was closed without a choice.
    signal declined
    /// There is none here: something else must be asked.
    signal missing

    Loader {
        id: chooser

        active: false
        // By address: its modules are loaded when it is first asked for, and may be missing.
        source: root.folder ? Qt.resolvedUrl("PickFolder.qml") : Qt.resolvedUrl("PickFile.qml")
    }

    Binding {
        target: chooser.item
        when: chooser.item !== null
        property: "asker"
        value: root
    }

    /// It opens when it is made, so it is made anew each time.
    function open(): void {
        chooser.active = false;
        chooser.active = true;
        if (chooser.status === Loader.Error) {
            root.missing();
        }
    }

    function take(chosen: url): void {
        Theme.preferences.keepFileFolder(chosen);
        root.picked(chosen);
    }
}
