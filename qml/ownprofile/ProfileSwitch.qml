// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// One switch of a profile, shown where the server knows it.
Toggle {
    id: root

    required property Ui.OwnProfilePage profile
    required property string key

    visible: root.profile.offers[root.key] ?? false
    checked: root.isOn()
    onToggled: root.turn(checked)

    Connections {
        target: root.profile

        function onChanged(): void {
            root.checked = root.isOn();
        }
    }

    function isOn(): bool {
        return root.profile.truth(root.key);
    }

    function turn(on: bool): void {
        root.profile.setTruth(root.key, on);
    }
}
