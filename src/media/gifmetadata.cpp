// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/gifmetadata.h"

#include <algorithm>
#include <array>

namespace asterism {

namespace {

constexpr qsizetype gifHeadSize = 13; ///< with the size of the screen
constexpr qsizetype gifPictureHeadSize = 10;
constexpr quint8 gifExtension = 0x21;
constexpr quint8 gifPicture = 0x2c;
constexpr quint8 gifEnd = 0x3b;
constexpr quint8 gifPlainText = 0x01; ///< drawn as a picture is
constexpr quint8 gifControl = 0xf9; ///< how long the next picture stands
constexpr quint8 gifApplication = 0xff;

quint8 gifByte(QByteArrayView file, qsizetype at)
{
    return quint8(file.at(at));
}

/// How long the table of colours is that these flags tell of.
qsizetype tableSize(quint8 flags)
{
    return (flags & 0x80) != 0 ? qsizetype(3) << ((flags & 0x07) + 1) : 0;
}

/// Behind the blocks that begin here: each has its size before it, and the last one none. 0: they
/// do not end.
qsizetype behindBlocks(QByteArrayView file, qsizetype at)
{
    while (at < file.size()) {
        const qsizetype size = gifByte(file, at);
        at += 1 + size;
        if (size == 0) {
            return at;
        }
    }
    return 0;
}

/// Behind the extension or picture that begins here; 0: there is none, or it is cut.
qsizetype behindPart(QByteArrayView file, qsizetype at)
{
    if (gifByte(file, at) == gifExtension) {
        return behindBlocks(file, at + 2);
    }
    if (gifByte(file, at) != gifPicture || at + gifPictureHeadSize > file.size()) {
        return 0;
    }
    const quint8 flags = gifByte(file, at + gifPictureHeadSize - 1);
    // The size of the first codes is one byte.
    return behindBlocks(file, at + gifPictureHeadSize + tableSize(flags) + 1);
}

bool staysInGif(QByteArrayView part)
{
    constexpr std::array known{"NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"};
    const quint8 label = gifByte(part, 1);
    if (gifByte(part, 0) == gifPicture || label == gifPlainText || label == gifControl) {
        return true;
    }
    const QByteArrayView content = part.sliced(2);
    return label == gifApplication && content.startsWith('\x0b')
        && std::ranges::any_of(
            known, [&](const char *name) { return content.sliced(1).startsWith(name); });
}

} // namespace

std::optional<QByteArray> cleanGif(QByteArrayView file)
{
    if (file.size() < gifHeadSize) {
        return {};
    }
    qsizetype at = gifHeadSize + tableSize(gifByte(file, 10));
    if (at > file.size()) {
        return {};
    }
    QByteArray clean = file.first(at).toByteArray();
    while (at < file.size()) {
        if (gifByte(file, at) == gifEnd) {
            clean.append(char(gifEnd));
            return clean;
        }
        const qsizetype end = behindPart(file, at);
        if (end == 0) {
            return {};
        }
        const QByteArrayView part = file.sliced(at, end - at);
        clean.append(staysInGif(part) ? part : QByteArrayView());
        at = end;
    }
    return {};
}

} // namespace asterism
