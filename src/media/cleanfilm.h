// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace asterism {

/// A film's or sound's file without what it tells (filmmetadata.h).
struct CleanFilm {
    QString path; ///< the file itself where it tells nothing; empty: the disk takes no other one
    bool temporary = false; ///< whoever asked for it deletes it
};

/// A copy beside the file, as long as that, with zeros where it told something. What is not built
/// of boxes (MP3, Ogg, WebM…) is the file itself. Nothing where it is, but not as it should be, or
/// cannot be read. However large, little of it is in memory. Blocks.
std::optional<CleanFilm> cleanFilm(const QString &path);

/// cleanFilm() would know what the file tells. Blocks.
bool canBeCleanFilm(const QString &path);

} // namespace asterism
