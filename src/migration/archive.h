// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace asterism {

struct ArchivedFile {
    QString name; ///< without folders
    QByteArray bytes;
};

/// A ZIP file with those files in their order, names in UTF-8. It appears when it is complete, and
/// replaces one that was there. `at`: what stands as their time, ms since epoch; without one it is
/// the first day that ZIP knows, so that the same files make the same archive. Store errors that
/// name the file.
Result<Done> writeArchive(
    const QString &path, const std::vector<ArchivedFile> &files, qint64 at = 0);

} // namespace asterism
