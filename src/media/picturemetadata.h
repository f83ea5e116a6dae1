// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace asterism {

/// A picture's file without what it tells of where, when, by whom and with what it was taken: the
/// same picture, bit by bit. Colour profiles stay. `format` as pictureFormat() names it: jpeg, png,
/// webp and gif, moving ones too; of the others nothing is known. Nothing where the file is not
/// built as its format wants it. How it is turned stays.
///
/// - JPEG: APP1 (Exif, XMP), APP2 but for colour profiles, APP3 to APP13 and COM go (ITU T.81,
///   B.1.1.3; Exif 2.3, 4.5.4), and whatever lies behind the picture's end: a second picture (CIPA
///   DC-007), a film.
/// - PNG: eXIf, tEXt, zTXt, iTXt, tIME (PNG specification, 11.3).
/// - WebP: EXIF, XMP (RFC 9649, 2.7).
/// - GIF: gifmetadata.h.
std::optional<QByteArray> withoutMetadata(const QByteArray &file, const QByteArray &format);

} // namespace asterism
