// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace asterism {

/// What a URL of a post or a profile stands for: how large it may be and how long it may take.
enum class MediaKind {
    Avatar,
    Emoji,
    Picture, ///< attachments, previews, headers, link cards
    Movie, ///< video and audio
};

/// Most bytes we take for one file of that kind.
constexpr qint64 mostBytes(MediaKind kind)
{
    constexpr qint64 mebibyte = 1024 * 1024;
    switch (kind) {
    case MediaKind::Avatar:
    case MediaKind::Emoji:
        return 8 * mebibyte;
    case MediaKind::Picture:
        return 40 * mebibyte;
    case MediaKind::Movie:
        break;
    }
    return 200 * mebibyte;
}

} // namespace asterism
