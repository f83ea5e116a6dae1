// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QStringList>
#include <QUrl>

namespace asterism::ui {

// Where dialogs for files begin, and what they offer. A folder's being there is asked of the disk,
// as the dialog itself will ask when it opens.

/// The folder of a file or, of a folder, that one; empty when it is not there or lies elsewhere
/// than on this machine.
QString folderOf(const QUrl &chosen);

/// Downloads, where a browser puts what a server exports; documents. They need not be there.
QStringList usersFolders();

/// The first of these that is there: the folder of `place`, the one where a file was chosen last,
/// those of the user; else home.
QString folderToBeginIn(
    const QUrl &place, const QString &last, const QStringList &own = usersFolders());

/// "*.png *.mp4 …": files that a post may have, and the same in capitals, as cameras write it.
/// Pictures only of the formats in `readable` (QImageReader::supportedImageFormats()).
QString mediaPatterns(const QByteArrayList &readable);

} // namespace asterism::ui
