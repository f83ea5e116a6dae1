// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/post.h"

#include <span>

namespace asterism {

/// What the entity that a text belongs to (post, actor, poll) says about the names in it. Refers
/// to the entity's own vectors, which must outlive it.
struct Context {
    std::span<const Mention> mentions{};
    std::span<const Hashtag> tags{};
    std::span<const CustomEmoji> emojis{};
    QString host{}; ///< host of the author: a bare "@user" in plain text lives there
    bool hideQuoteFallback = false; ///< the quoted post itself is shown
};

/// The context of a post's own body. The fallback link is hidden once the quote is known.
Context contextOf(const Post &post);

/// The context of an actor's note and fields.
Context contextOf(const Actor &actor);

} // namespace asterism
