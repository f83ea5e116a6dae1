// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/pictureformat.h"

namespace asterism {

namespace {

QByteArrayView headPart(QByteArrayView head, qsizetype at, qsizetype size)
{
    return head.size() < at + size ? QByteArrayView() : head.sliced(at, size);
}

} // namespace

QByteArray pictureFormat(QByteArrayView head)
{
    if (headPart(head, 0, 8) == "\x89PNG\r\n\x1a\n") {
        return "png";
    }
    if (headPart(head, 0, 3) == "\xff\xd8\xff") {
        return "jpeg";
    }
    if (headPart(head, 0, 6) == "GIF87a" || headPart(head, 0, 6) == "GIF89a") {
        return "gif";
    }
    if (headPart(head, 0, 4) == "RIFF" && headPart(head, 8, 4) == "WEBP") {
        return "webp";
    }
    if (headPart(head, 4, 8) == "ftypavif" || headPart(head, 4, 8) == "ftypavis") {
        return "avif";
    }
    return {};
}

} // namespace asterism
