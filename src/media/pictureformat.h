// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace asterism {

/// How many bytes of a file pictureFormat() wants to see.
constexpr qsizetype pictureHeadSize = 32;

/// Qt's name of the picture format that a file's first bytes tell: png, jpeg, gif, webp or avif,
/// the only ones that we open for strangers. Empty for everything else, whatever its name says:
/// svg, pdf and the like are programs rather than pictures.
QByteArray pictureFormat(QByteArrayView head);

} // namespace asterism
