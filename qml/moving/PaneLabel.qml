// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// The name of what follows, in a panel.
Words {
    width: parent.width
    topPadding: 6
    color: Theme.muted
    font.pixelSize: Theme.small
    elide: Text.ElideRight
}
