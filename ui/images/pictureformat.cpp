// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/pictureformat.h"

namespace asterism {

namespace {

QByteArrayView part(QByteArrayView head, qsizetype at, qsizetype size)
{
    return head.size() < at + size ? QByteArrayView() : head.sliced(at, size);
}

} // namespace

QByteArray pictureFormat(QByteArrayView head)
{
    if (part(head, 0, 8) == "\x89PNG\r\n\x1a\n") {
        return "png";
    }
    if (part(head, 0, 3) == "\xff\xd8\xff") {
        return "jpeg";
    }
    if (part(head, 0, 6) == "GIF87a" || part(head, 0, 6) == "GIF89a") {
        return "gif";
    }
    if (part(head, 0, 4) == "RIFF" && part(head, 8, 4) == "WEBP") {
        return "webp";
    }
    if (part(head, 4, 8) == "ftypavif" || part(head, 4, 8) == "ftypavis") {
        return "avif";
    }
    return {};
}

} // namespace asterism
