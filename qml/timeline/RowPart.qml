// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism.Ui
import QtQuick

/// A part of a row that most rows do not have: below the one above it, and no height when absent.
Lazy {
    required property Item above
    property int gap: 8

    y: above.y + above.height + (active ? gap : 0)
    height: active && item !== null ? implicitHeight : 0
    visible: active
}
