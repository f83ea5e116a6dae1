// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/timelineitem.h"
#include "protocol/write.h"

#include <optional>

namespace asterism {

// Whether a post of the account's own is as an edit wants it. Pure. What it was before mostly
// differs from that by little: what would do to find a new post (samepost.h) is not enough here.

/// A post as its server has it.
struct StandingPost {
    TimelineItem item;
    std::optional<PostSource> source = {}; ///< as it was typed, where the server tells that
    std::optional<QuotePolicy> quotes = {}; ///< who may quote it, where the server tells that
};

/// Word for word, with the same media, poll and marks; where the server does not tell it as it was
/// typed, as looksAsEdited(). `sentAt`: of the edit, ms since epoch by our clock.
bool isAsEdited(
    const PostText &wanted, const Account &account, const StandingPost &now, qint64 sentAt);

/// It was changed since the edit was sent, and is the same as far as servers leave a text alone:
/// for one that refuses the edit because nothing would change.
bool looksAsEdited(
    const PostText &wanted, const Account &account, const StandingPost &now, qint64 sentAt);

} // namespace asterism
