// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace asterism {

/// A picture's file without what it tells (picturemetadata.h).
struct CleanPicture {
    QString path; ///< the file itself where it tells nothing; empty: the disk takes no other one
    bool temporary = false; ///< whoever asked for it deletes it
};

/// `format` as pictureFormat() names it. Nothing where nothing is known of that format, or the file
/// is not built as it wants it, or larger than 256 MiB. Blocks.
std::optional<CleanPicture> cleanPicture(const QString &path, const QByteArray &format);

/// A new file of that format for whoever asks; empty where the disk does not take it.
QString temporaryPicture(const QByteArray &bytes, const QByteArray &format);

} // namespace asterism
