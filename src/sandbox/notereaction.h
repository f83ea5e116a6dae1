// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// Somebody's answer to a post that is only an emoji, or a like.
struct NoteReaction {
    int person = -1;
    QString emoji; ///< "👍", or a shortcode without colons; empty: a like
    int site = -1; ///< whose custom emoji it is; -1: an emoji of Unicode, or a like
    qint64 at = 0;
    quint64 number = 0; ///< grows from one to the next

    bool isSame(const NoteReaction &other) const
    {
        return emoji == other.emoji && site == other.site;
    }
};

} // namespace asterism
