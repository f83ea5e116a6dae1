// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/picturemetadata.h"

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace asterism {

namespace {

using namespace Qt::Literals::StringLiterals;

quint32 bigNumber(QByteArrayView bytes, qsizetype at, int size)
{
    return size == 2 ? qFromBigEndian<quint16>(bytes.data() + at)
                     : qFromBigEndian<quint32>(bytes.data() + at);
}

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return quint8(bytes.at(at));
}

/// JFIF, a colour profile and what Adobe's decoders need are no secrets.
bool isTelling(quint8 marker)
{
    return marker == 0xe1 || (marker >= 0xe3 && marker <= 0xed) || marker == 0xef || marker == 0xfe;
}

bool standsAlone(quint8 marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/// Up to the picture's own data, which is copied as it is; so are further pictures behind it.
std::optional<QByteArray> cleanJpeg(QByteArrayView file)
{
    QByteArray clean;
    qsizetype at = 2;
    clean.append(file.first(2));
    while (at + 4 <= file.size()) {
        if (byteAt(file, at) != 0xff) {
            return {};
        }
        const quint8 marker = byteAt(file, at + 1);
        if (marker == 0xff || standsAlone(marker)) {
            clean.append(file.sliced(at, marker == 0xff ? 1 : 2));
            at += marker == 0xff ? 1 : 2;
            continue;
        }
        if (marker == 0xda) { // the data begin
            clean.append(file.sliced(at));
            return clean;
        }
        const qsizetype size = 2 + qsizetype(bigNumber(file, at + 2, 2));
        if (size < 4 || at + size > file.size()) {
            return {};
        }
        if (!isTelling(marker)) {
            clean.append(file.sliced(at, size));
        }
        at += size;
    }
    return {};
}

std::optional<QByteArray> cleanPng(QByteArrayView file)
{
    constexpr std::array telling{"eXIf", "tEXt", "zTXt", "iTXt", "tIME"};
    QByteArray clean;
    qsizetype at = 8;
    clean.append(file.first(8));
    while (at + 12 <= file.size()) {
        const qsizetype size = 12 + qsizetype(bigNumber(file, at, 4));
        if (at + size > file.size()) {
            return {};
        }
        const QByteArrayView kind = file.sliced(at + 4, 4);
        if (std::ranges::none_of(telling, [kind](const char *one) { return kind == one; })) {
            clean.append(file.sliced(at, size));
        }
        at += size;
        if (kind == "IEND") {
            return clean;
        }
    }
    return {};
}

/// The flags of a WebP's first chunk that say what else there is: bits 2 (XMP) and 3 (Exif).
void takeFlags(QByteArray &chunk)
{
    if (chunk.startsWith("VP8X") && chunk.size() > 8) {
        chunk[8] = char(quint8(chunk.at(8)) & ~0x0c);
    }
}

std::optional<QByteArray> cleanWebp(QByteArrayView file)
{
    QByteArray clean;
    clean.append(file.first(12));
    qsizetype at = 12;
    const qsizetype end = std::min<qsizetype>(
        file.size(), 8 + qsizetype(qFromLittleEndian<quint32>(file.data() + 4)));
    while (at + 8 <= end) {
        const qsizetype told = qsizetype(qFromLittleEndian<quint32>(file.data() + at + 4));
        const qsizetype size = 8 + told + (told & 1); // padded to an even number
        if (at + size > end) {
            return {};
        }
        QByteArray chunk = file.sliced(at, size).toByteArray();
        if (!chunk.startsWith("EXIF") && !chunk.startsWith("XMP ")) {
            takeFlags(chunk);
            clean.append(chunk);
        }
        at += size;
    }
    if (at != end || clean.size() == 12) {
        return {};
    }
    qToLittleEndian(quint32(clean.size() - 8), clean.data() + 4);
    return clean;
}

} // namespace

std::optional<QByteArray> withoutMetadata(const QByteArray &file, const QByteArray &format)
{
    if (file.size() < 16) {
        return {};
    }
    if (format == "jpeg") {
        return cleanJpeg(file);
    }
    if (format == "png") {
        return cleanPng(file);
    }
    return format == "webp" ? cleanWebp(file) : std::nullopt;
}

} // namespace asterism
