// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick

/// Plain text in the theme's colours.
Text {
    textFormat: Text.PlainText
    color: Theme.text
    font.pixelSize: Theme.body
}
