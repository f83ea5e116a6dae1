// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QImage>
#include <QPointF>
#include <QSize>

class QIODevice;

namespace asterism {

/// How a picture is to lie in a box of device pixels.
struct PictureBox {
    QSize size; ///< both sides at least 1
    bool fill = false; ///< cropped to the box's shape; else all of it, within the box
    bool enlarge = false; ///< up to the box when it is smaller
    QPointF focus = {}; ///< where it is cropped, as in model/media.h; the middle at first
};

/// Reads a stranger's picture: the first frame, upright (EXIF), no larger than the box asks for.
/// Only formats of pictureFormat(), at most 64 megapixels, checked before anything is decoded;
/// what would take more than 128 MiB while it is decoded is refused too. Colour profiles are not
/// applied. Errors: BadAnswer, with Qt's words.
Result<QImage> readPicture(QIODevice &device, const PictureBox &box);

} // namespace asterism
