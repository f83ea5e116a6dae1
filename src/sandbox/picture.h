// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/media.h"

#include <QString>

namespace asterism {

/// A file of a post, the same on all servers.
struct Picture {
    /// "/media/NAME.png", drawn from its name by any server, "/files/tide.mp4", or
    /// "/uploads/NAME.jpg"
    QString file;
    QString preview; ///< a picture, the same where it is one; empty for sounds
    Media::Type type = Media::Type::Image;
    qint64 durationMs = 0;
    int width = 0;
    int height = 0;
    QString description;
    QString key = {}; ///< what each server makes its id from, and from when it is (mediaId())
    qint64 madeAt = 0; ///< ms since epoch
    double focusX = 0; ///< what must stay in sight, as Media has it
    double focusY = 0;
    // Of what somebody uploaded:
    QString name = {}; ///< as they call it
    QString md5 = {}; ///< of its bytes; empty: it was not uploaded
    qint64 bytes = 0;
    bool sensitive = false; ///< of itself, whatever its post says (Misskey)
    qint64 readAt = 0; ///< when its server has read it: before, there is no address
    qint64 looseSince = 0; ///< no post has it since then, which is not for ever; 0: one has, or had

    bool isUpload() const { return !md5.isEmpty(); }
};

} // namespace asterism
