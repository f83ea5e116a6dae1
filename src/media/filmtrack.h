// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/filmboxes.h"

#include <vector>

namespace asterism {

/// Bytes of a film's file.
struct FilmRange {
    qint64 at = 0; ///< from the file's begin
    qint64 size = 0;

    bool operator==(const FilmRange &) const = default;
};

/// Measurements that a camera has written beside picture and sound, of each second or frame: where
/// it was, among them.
struct MeasuredTrack {
    bool measures = false; ///< else it is picture, sound or words, and the rest is not set
    /// Where the measurements lie, piece by piece as the track names them: in any order, perhaps
    /// one over another, anywhere. Nothing: it does not say so as it should, or has more than a
    /// million.
    std::optional<std::vector<FilmRange>> samples;
};

/// What a track of the film is; `track` is its "trak" box (ISO/IEC 14496-12, 8.3). Told by its
/// handler, "meta", by what its samples are called (GoPro "gpmd" and "fdsc", DJI "djmd" and "dbgi",
/// Sony "rtmd", Apple "mebx", Google "camm"), and of words, which are subtitles mostly, by the
/// first of these: DJI's tell "GPS (…", "HOME(…", "[latitude: …".
MeasuredTrack measuredTrack(QIODevice &film, const FilmBox &track);

} // namespace asterism
