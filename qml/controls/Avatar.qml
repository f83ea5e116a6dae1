// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Somebody's picture; the provider rounds its corners, and draws a letter where there is none.
Image {
    id: root

    property int size: 40

    width: root.size
    height: root.size
    sourceSize.width: root.size
    sourceSize.height: root.size
    asynchronous: true
}
