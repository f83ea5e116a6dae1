// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace asterism {

/// A GIF without comments and without what programs wrote into it for themselves (GIF89a
/// specification, 24 and 26), XMP among it. How often it repeats (NETSCAPE2.0, ANIMEXTS1.0) and its
/// colour profile (ICCRGBG1012) stay, and so does each picture. What lies behind its end goes.
/// Nothing where it is not built as a GIF.
std::optional<QByteArray> cleanGif(QByteArrayView file);

} // namespace asterism
