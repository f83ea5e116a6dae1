// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Why something could not be done, beside the field that asked; takes no room while all is well.
Words {
    id: root

    visible: root.text.length > 0
    color: Theme.accentText
    font.pixelSize: Theme.small
    wrapMode: Text.Wrap
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text
}
