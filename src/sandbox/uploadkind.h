// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/media.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace asterism {

/// What a file is by its first bytes, whatever it is called.
struct UploadKind {
    Media::Type type = Media::Type::Image;
    QByteArray mime;
    QString suffix; ///< without a dot
    int width = 0; ///< of a picture or film in pixels; 0: not told, or a sound
    int height = 0;
};

/// JPEG, PNG, GIF, WebP, AVIF, MP4, WebM, MP3, Ogg, FLAC and WAV; nothing for anything else, and
/// for a picture that tells no size.
std::optional<UploadKind> uploadKindOf(QByteArrayView bytes);

} // namespace asterism
