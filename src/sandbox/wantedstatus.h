// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <optional>

namespace asterism {

/// What a request of the Mastodon API wants to post, or a post to become.
struct WantedStatus {
    PostDraft draft;
    std::optional<HttpResponse> refusal = {}; ///< why it cannot be, in the software's own words
    qint64 keepUntil = 0; ///< 0: it is to be posted now
};

/// edited: the post that is to be changed; nullptr: it is a new one.
WantedStatus wantedStatus(const Call &call, const Note *edited = nullptr);

} // namespace asterism
