// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

struct Media {
    enum class Type { Unknown, Image, Gifv, Video, Audio };

    Type type = Type::Unknown;
    QString url; ///< may be empty while the server still processes it
    QString previewUrl; ///< a smaller picture; empty when there is none
    QString remoteUrl; ///< where the origin keeps it; empty for local media
    QString description;
    QString blurhash;
    int width = 0; ///< pixels, 0 when unknown
    int height = 0;
    /// What must stay in sight where the picture is cropped: from the middle, -1 to 1, to the right
    /// and upwards; the middle where nobody chose.
    double focusX = 0;
    double focusY = 0;
    qint64 durationMs = 0;
    /// At the telling server, which takes its own ones again in an edit; the cache does not keep
    /// it.
    QString id = {};

    bool operator==(const Media &) const = default;
};

/// "image", "gifv", "video", "audio", "unknown"
QString word(Media::Type type);
Media::Type mediaType(const QString &word);

} // namespace asterism
