// SPDX-License-Identifier: GPL-3.0-or-later
import Asterism
import QtQuick
import QtQuick.Templates as T

T.MenuSeparator {
    implicitWidth: Theme.sized(244)
    implicitHeight: 9
    padding: 4

    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.hairline
    }
}
