// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/media.h"

#include <QByteArray>
#include <QString>

#include <span>

namespace asterism {

/// A film, a sound or a moving picture that people of the sandbox post: what a drawn PNG cannot be.
struct MediaFile {
    QLatin1StringView name; ///< in resources/sandbox
    Media::Type type = Media::Type::Image;
    int width = 0; ///< pixels; 0 for sounds
    int height = 0;
    qint64 durationMs = 0;
};

std::span<const MediaFile> mediaFiles();
const MediaFile *mediaFile(const QString &name); ///< null when there is none

/// "video/mp4", by the ending of a path; a picture for what has none.
QByteArray mediaTypeOf(const QString &path);

} // namespace asterism
