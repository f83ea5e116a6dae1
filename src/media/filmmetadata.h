// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QIODevice>

#include <optional>
#include <vector>

namespace asterism {

/// How many bytes of a file isBoxedFilm() wants to see.
constexpr qsizetype filmHeadSize = 8;

/// The file is built of boxes as MP4, MOV, M4A and 3GP are (ISO/IEC 14496-12, 4.2).
bool isBoxedFilm(QByteArrayView head);

/// Bytes of a film's file that tell where, when, by whom or with what it was made. With zeros in
/// their place the film is the same, as long as the box whose they are is called "free".
struct TellingPart {
    qint64 at = 0; ///< from the file's begin
    qint64 size = 0;
    qint64 nameAt = -1; ///< where the name of their box stands, four bytes; -1: it keeps its name
};

/// Of a file of boxes, in their order: udta, meta and uuid boxes of the whole, of a track and of a
/// fragment; boxes beside the film that no player needs (ISO/IEC 14496-12, 8.10, 8.11, 11.1; XMP
/// specification part 3, 2.7; QuickTime File Format, "User Data Atoms", "Metadata"); and the times
/// at which film and tracks were made; and tracks of measurements, with all that was measured
/// (filmtrack.h), which leaves holes in nothing but these. How a picture all around is to be shown
/// stays. Reads the heads of boxes, never what is in a picture or sound, and 200,000 of them at
/// most.
///
/// Nothing: the file is not built as it should be, its description is packed, or its measurements
/// may lie where no table says it, so that nobody knows what it tells. That the last picture is cut
/// off does not matter.
std::optional<std::vector<TellingPart>> tellingParts(QIODevice &film);

} // namespace asterism
