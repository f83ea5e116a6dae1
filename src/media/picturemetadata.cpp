// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/picturemetadata.h"

#include "media/exifturn.h"
#include "media/gifmetadata.h"

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

constexpr QByteArrayView jpegExif("Exif\0\0", 6);
constexpr QByteArrayView jpegColours("ICC_PROFILE");
constexpr quint8 jpegEnd = 0xd9;
constexpr quint8 jpegScan = 0xda;

/// JFIF, a colour profile and what Adobe's decoders need are no secrets. Beside the profile, APP2
/// says where in the file further pictures are (CIPA DC-007, 5), which do not stay.
bool isTelling(quint8 marker, QByteArrayView content)
{
    if (marker == 0xe2) {
        return !content.startsWith(jpegColours);
    }
    return marker == 0xe1 || (marker >= 0xe3 && marker <= 0xed) || marker == 0xef || marker == 0xfe;
}

bool standsAlone(quint8 marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/// What stays of a JPEG's segment, marker and size included.
QByteArray keptSegment(QByteArrayView segment)
{
    const QByteArrayView content = segment.sliced(4);
    if (!isTelling(byteAt(segment, 1), content)) {
        return segment.toByteArray();
    }
    const bool exif = byteAt(segment, 1) == 0xe1 && content.startsWith(jpegExif);
    const QByteArray turn = exif ? turnIn(content.sliced(jpegExif.size())) : QByteArray();
    if (turn.isEmpty()) {
        return {};
    }
    QByteArray kept = segment.first(4).toByteArray() + jpegExif.toByteArray() + turn;
    qToBigEndian(quint16(kept.size() - 2), kept.data() + 2);
    return kept;
}

/// Where the data of a scan that begin here end: at the next marker that is none of theirs. 0xff00
/// is a byte 0xff, 0xffd0 to 0xffd7 are marks within them (ITU T.81, B.1.1.2 and F.1.2.3).
qsizetype scanEnd(QByteArrayView file, qsizetype at)
{
    while (true) {
        at = file.indexOf('\xff', at);
        if (at < 0 || at + 1 >= file.size()) {
            return file.size();
        }
        const quint8 next = byteAt(file, at + 1);
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
            return at;
        }
        at += next == 0xff ? 1 : 2;
    }
}

/// Up to the picture's end: further pictures and films may lie behind it, which tell as much.
std::optional<QByteArray> cleanJpeg(QByteArrayView file)
{
    QByteArray clean;
    bool scanned = false;
    qsizetype at = 2;
    clean.append(file.first(2));
    while (at + 2 <= file.size()) {
        if (byteAt(file, at) != 0xff) {
            return {};
        }
        const quint8 marker = byteAt(file, at + 1);
        if (marker == jpegEnd) {
            clean.append(file.sliced(at, 2));
            return scanned ? std::optional(clean) : std::nullopt;
        }
        if (marker == 0xff || standsAlone(marker)) {
            clean.append(file.sliced(at, marker == 0xff ? 1 : 2));
            at += marker == 0xff ? 1 : 2;
            continue;
        }
        const qsizetype size = at + 4 > file.size() ? 0 : 2 + qsizetype(bigNumber(file, at + 2, 2));
        if (size < 4 || at + size > file.size()) {
            return {};
        }
        clean.append(keptSegment(file.sliced(at, size)));
        at += size;
        if (marker == jpegScan) { // a progressive picture has several
            const qsizetype end = scanEnd(file, at);
            clean.append(file.sliced(at, end - at));
            at = end;
            scanned = true;
        }
    }
    return {};
}

/// As a PNG's chunks have it at their end (PNG specification, 5.5).
quint32 pngChecksum(QByteArrayView bytes)
{
    quint32 sum = 0xffffffffU;
    for (const char byte : bytes) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit) {
            sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xedb88320U : 0U);
        }
    }
    return ~sum;
}

/// What stays of a PNG's chunk: size, kind, content and checksum.
QByteArray keptPngChunk(QByteArrayView chunk)
{
    constexpr std::array telling{"eXIf", "tEXt", "zTXt", "iTXt", "tIME"};
    const QByteArrayView kind = chunk.sliced(4, 4);
    if (std::ranges::none_of(telling, [kind](const char *one) { return kind == one; })) {
        return chunk.toByteArray();
    }
    const QByteArray turn =
        kind == "eXIf" ? turnIn(chunk.sliced(8, chunk.size() - 12)) : QByteArray();
    if (turn.isEmpty()) {
        return {};
    }
    QByteArray kept = chunk.first(8).toByteArray() + turn + chunk.last(4).toByteArray();
    qToBigEndian(quint32(turn.size()), kept.data());
    const quint32 sum = pngChecksum(QByteArrayView(kept).sliced(4, 4 + turn.size()));
    qToBigEndian(sum, kept.data() + kept.size() - 4);
    return kept;
}

std::optional<QByteArray> cleanPng(QByteArrayView file)
{
    QByteArray clean;
    qsizetype at = 8;
    clean.append(file.first(8));
    while (at + 12 <= file.size()) {
        const qsizetype size = 12 + qsizetype(bigNumber(file, at, 4));
        if (at + size > file.size()) {
            return {};
        }
        const QByteArrayView kind = file.sliced(at + 4, 4);
        clean.append(keptPngChunk(file.sliced(at, size)));
        at += size;
        if (kind == "IEND") {
            return clean;
        }
    }
    return {};
}

/// The flags of a WebP's first chunk that say what else there is: bits 2 (XMP) and 3 (Exif).
void setFlags(QByteArray &webp, bool exif)
{
    constexpr qsizetype at = 12 + 8;
    if (QByteArrayView(webp).sliced(12).startsWith("VP8X") && webp.size() > at) {
        webp[at] = char((quint8(webp.at(at)) & ~0x0c) | (exif ? 0x08 : 0));
    }
}

/// What stays of a WebP's chunk: kind, size, content.
QByteArray keptWebpChunk(QByteArrayView chunk)
{
    if (chunk.startsWith("XMP ")) {
        return {};
    }
    if (!chunk.startsWith("EXIF")) {
        return chunk.toByteArray();
    }
    const QByteArrayView exif = chunk.sliced(8);
    const QByteArray turn = turnIn(exif.startsWith(jpegExif) ? exif.sliced(6) : exif);
    if (turn.isEmpty()) {
        return {};
    }
    QByteArray kept = chunk.first(8).toByteArray() + turn;
    qToLittleEndian(quint32(turn.size()), kept.data() + 4);
    return kept;
}

std::optional<QByteArray> cleanWebp(QByteArrayView file)
{
    QByteArray clean;
    clean.append(file.first(12));
    bool turned = false;
    qsizetype at = 12;
    const qsizetype end = std::min<qsizetype>(
        file.size(), 8 + qsizetype(qFromLittleEndian<quint32>(file.data() + 4)));
    while (at + 8 <= end) {
        const qsizetype told = qsizetype(qFromLittleEndian<quint32>(file.data() + at + 4));
        const qsizetype size = 8 + told + (told & 1); // padded to an even number
        if (at + size > end) {
            return {};
        }
        const QByteArray kept = keptWebpChunk(file.sliced(at, size));
        turned = turned || kept.startsWith("EXIF");
        clean.append(kept);
        at += size;
    }
    if (at != end || clean.size() == 12) {
        return {};
    }
    setFlags(clean, turned);
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
    if (format == "gif") {
        return cleanGif(file);
    }
    return format == "webp" ? cleanWebp(file) : std::nullopt;
}

} // namespace asterism
