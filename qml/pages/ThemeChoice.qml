// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui as Ui
import QtQuick
import Asterism

/// Dark, light, or as the system.
Choice {
    id: root

    required property Ui.Preferences preferences
    required property string theme

    checked: root.preferences.theme === root.theme
    onClicked: root.preferences.theme = root.theme
}
