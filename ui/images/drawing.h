// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>

namespace asterism {

/// The picture with round, smooth corners; `radius` in its own pixels, 0 leaves it as it is.
QImage rounded(const QImage &image, qreal radius);

/// The picture in the middle of a clear canvas of that size, which must not be smaller.
QImage centred(const QImage &image, QSize canvas);

/// The first letter or digit of a name on a calm colour that always is the same for that name:
/// what stands for an avatar that is not there. Any thread, but needs a QGuiApplication.
QImage letterTile(const QString &name, QSize size, qreal radius);

} // namespace asterism
