// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/files.h"

#include "sandbox/answers.h"
#include "sandbox/api.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr std::array knownFiles{
    MediaFile{"tide.mp4"_L1, Media::Type::Video, 320, 180, 6000},
    MediaFile{"lantern.mp4"_L1, Media::Type::Gifv, 240, 180, 3000},
    MediaFile{"bell.mp3"_L1, Media::Type::Audio, 0, 0, 5000},
    MediaFile{"cells.gif"_L1, Media::Type::Image, 150, 150, 0},
    MediaFile{"leaves.webm"_L1, Media::Type::Video, 240, 160, 4000},
    MediaFile{"bell.ogg"_L1, Media::Type::Audio, 0, 0, 4000},
};

constexpr std::pair<QLatin1StringView, const char *> types[] = {{".mp4"_L1, "video/mp4"},
    {".webm"_L1, "video/webm"}, {".mp3"_L1, "audio/mpeg"}, {".ogg"_L1, "audio/ogg"},
    {".gif"_L1, "image/gif"}, {".webp"_L1, "image/webp"}, {".jpg"_L1, "image/jpeg"},
    {".avif"_L1, "image/avif"}, {".m4a"_L1, "audio/mp4"}, {".flac"_L1, "audio/flac"},
    {".wav"_L1, "audio/wav"}};

} // namespace

std::span<const MediaFile> mediaFiles()
{
    return knownFiles;
}

const MediaFile *mediaFile(const QString &name)
{
    const auto found = std::ranges::find(knownFiles, name, &MediaFile::name);
    return found == knownFiles.end() ? nullptr : &*found;
}

QByteArray mediaTypeOf(const QString &path)
{
    const auto found =
        std::ranges::find_if(types, [&](const auto &type) { return path.endsWith(type.first); });
    if (found != std::end(types)) {
        return found->second;
    }
    const bool anything = path.startsWith("/uploads/"_L1) && !path.endsWith(".png"_L1);
    return anything ? "application/octet-stream" : "image/png";
}

HttpResponse files(const Call &call)
{
    const QString name = call.parts.last();
    QFile file(u":/sandbox/"_s + name);
    if (name.contains(u'/') || !file.open(QIODevice::ReadOnly)) {
        return call.no(404);
    }
    HttpResponse response = typedAnswer(mediaTypeOf(name), file.readAll());
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

} // namespace asterism
