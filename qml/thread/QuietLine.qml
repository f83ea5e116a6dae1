// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Asterism

/// What else is to be known of an opened post.
Words {
    color: Theme.muted
    font.pixelSize: Theme.small
    wrapMode: Text.Wrap
}
