// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace asterism {

/// Of a picture's Exif block (a TIFF file, without the "Exif" that some formats put before it) what
/// says how the picture is turned, as a block of its own and no longer than that one: without it a
/// picture lies on its side. Empty where it is not turned, or the block is none (TIFF 6.0, section
/// 2 and tag 274; Exif 2.3, 4.6.4).
QByteArray turnIn(QByteArrayView exif);

} // namespace asterism
