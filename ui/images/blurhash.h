// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QStringView>

namespace asterism {

/// The blurred picture that a blurhash stands for (https://github.com/woltapp/blurhash, its
/// Algorithm.md), opaque. Null when it is no blurhash. Cost grows with the size: ask for a small
/// one (32 pixels a side are plenty) and scale it. Sides are held between 1 and 128.
QImage decodeBlurhash(QStringView hash, QSize size);

} // namespace asterism
