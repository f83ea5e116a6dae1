// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/media.h"

#include <QString>

namespace asterism {

/// A file of a post, the same on all servers.
struct Picture {
    QString file; ///< "/media/NAME.png", drawn from its name by any server, or "/files/tide.mp4"
    QString preview; ///< a picture, the same where it is one; empty for sounds
    Media::Type type = Media::Type::Image;
    qint64 durationMs = 0;
    int width = 0;
    int height = 0;
    QString description;
    QString key = {}; ///< what each server makes its id from, and from when it is (mediaId())
    qint64 madeAt = 0; ///< ms since epoch
};

} // namespace asterism
