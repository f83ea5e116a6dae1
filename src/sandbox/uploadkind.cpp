// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/uploadkind.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct PixelSize {
    qint64 width = 0;
    qint64 height = 0;
};

/// 0 where the bytes end before.
template <typename T> T bigAt(QByteArrayView bytes, qsizetype at)
{
    return at >= 0 && at + qsizetype(sizeof(T)) <= bytes.size()
        ? qFromBigEndian<T>(bytes.data() + at)
        : T(0);
}

template <typename T> T littleAt(QByteArrayView bytes, qsizetype at)
{
    return at >= 0 && at + qsizetype(sizeof(T)) <= bytes.size()
        ? qFromLittleEndian<T>(bytes.data() + at)
        : T(0);
}

/// From segment to segment, to the one that begins a frame.
PixelSize jpegSize(QByteArrayView bytes)
{
    qsizetype at = 2;
    while (at + 9 <= bytes.size() && quint8(bytes[at]) == 0xff) {
        const auto mark = quint8(bytes[at + 1]);
        const bool frame =
            mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc;
        if (frame) {
            return {bigAt<quint16>(bytes, at + 7), bigAt<quint16>(bytes, at + 5)};
        }
        at += mark == 0xff ? 1 : 2 + std::max<qsizetype>(2, bigAt<quint16>(bytes, at + 2));
    }
    return {};
}

PixelSize webpSize(QByteArrayView bytes)
{
    const QByteArrayView kind = bytes.sliced(std::min<qsizetype>(12, bytes.size()));
    if (kind.startsWith("VP8X")) {
        return {1 + (littleAt<quint32>(bytes, 24) & 0xffffff),
            1 + (littleAt<quint32>(bytes, 27) & 0xffffff)};
    }
    if (kind.startsWith("VP8L")) {
        const auto bits = littleAt<quint32>(bytes, 21);
        return {1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff)};
    }
    return {littleAt<quint16>(bytes, 26) & 0x3fff, littleAt<quint16>(bytes, 28) & 0x3fff};
}

PixelSize avifSize(QByteArrayView bytes)
{
    const qsizetype at = bytes.indexOf("ispe");
    return at < 0 ? PixelSize()
                  : PixelSize{bigAt<quint32>(bytes, at + 8), bigAt<quint32>(bytes, at + 12)};
}

/// Of the first track that is seen: those of sounds have none (ISO/IEC 14496-12, tkhd).
PixelSize filmSize(QByteArrayView bytes)
{
    for (qsizetype at = bytes.indexOf("tkhd"); at >= 0; at = bytes.indexOf("tkhd", at + 4)) {
        const qsizetype width = at + 4 + (bigAt<quint8>(bytes, at + 4) == 1 ? 88 : 76);
        const PixelSize size{
            bigAt<quint32>(bytes, width) >> 16, bigAt<quint32>(bytes, width + 4) >> 16};
        if (size.width > 0) {
            return size;
        }
    }
    return {};
}

UploadKind kindOf(Media::Type type, const char *mime, const QString &suffix, PixelSize size = {})
{
    constexpr qint64 longestSide = 1'000'000;
    const bool sane = size.width <= longestSide && size.height <= longestSide;
    return {.type = type,
        .mime = mime,
        .suffix = suffix,
        .width = sane ? int(size.width) : 0,
        .height = sane ? int(size.height) : 0};
}

std::optional<UploadKind> pictureKind(QByteArrayView bytes)
{
    const auto picture = [](const char *mime, const QString &suffix, PixelSize size) {
        const UploadKind kind = kindOf(Media::Type::Image, mime, suffix, size);
        return kind.width > 0 && kind.height > 0 ? std::optional(kind) : std::nullopt;
    };
    if (bytes.startsWith("\x89PNG\r\n\x1a\n")) {
        return picture(
            "image/png", u"png"_s, {bigAt<quint32>(bytes, 16), bigAt<quint32>(bytes, 20)});
    }
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) {
        return picture(
            "image/gif", u"gif"_s, {littleAt<quint16>(bytes, 6), littleAt<quint16>(bytes, 8)});
    }
    if (bytes.startsWith("\xff\xd8\xff")) {
        return picture("image/jpeg", u"jpg"_s, jpegSize(bytes));
    }
    if (bytes.startsWith("RIFF") && bytes.sliced(8).startsWith("WEBP")) {
        return picture("image/webp", u"webp"_s, webpSize(bytes));
    }
    return bytes.sliced(4).startsWith("ftypavif")
        ? picture("image/avif", u"avif"_s, avifSize(bytes))
        : std::nullopt;
}

std::optional<UploadKind> filmKind(QByteArrayView bytes)
{
    if (bytes.sliced(4).startsWith("ftypM4A ")) {
        return kindOf(Media::Type::Audio, "audio/mp4", u"m4a"_s);
    }
    if (bytes.sliced(4).startsWith("ftyp") && !bytes.sliced(8).startsWith("avif")) {
        return kindOf(Media::Type::Video, "video/mp4", u"mp4"_s, filmSize(bytes));
    }
    if (bytes.startsWith("\x1a\x45\xdf\xa3")) {
        return kindOf(Media::Type::Video, "video/webm", u"webm"_s);
    }
    return std::nullopt;
}

std::optional<UploadKind> soundKind(QByteArrayView bytes)
{
    const bool frame = quint8(bytes[0]) == 0xff && (quint8(bytes[1]) & 0xe6) == 0xe2;
    if (bytes.startsWith("ID3") || frame) {
        return kindOf(Media::Type::Audio, "audio/mpeg", u"mp3"_s);
    }
    if (bytes.startsWith("OggS")) {
        return kindOf(Media::Type::Audio, "audio/ogg", u"ogg"_s);
    }
    if (bytes.startsWith("fLaC")) {
        return kindOf(Media::Type::Audio, "audio/flac", u"flac"_s);
    }
    return bytes.startsWith("RIFF") && bytes.sliced(8).startsWith("WAVE")
        ? std::optional(kindOf(Media::Type::Audio, "audio/wav", u"wav"_s))
        : std::nullopt;
}

} // namespace

std::optional<UploadKind> uploadKindOf(QByteArrayView bytes)
{
    constexpr qsizetype fewest = 12; // no file of these is shorter
    if (bytes.size() < fewest) {
        return std::nullopt;
    }
    for (const auto kindIn : {pictureKind, filmKind, soundKind}) {
        if (const auto kind = kindIn(bytes)) {
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace asterism
