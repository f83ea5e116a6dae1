// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/searchquery.h"
#include "protocol/page.h"

namespace asterism {

/// What a server is to be asked for where somebody typed `query`, whose operators are those of what
/// was seen here: servers take them for words. Empty: nothing is left to ask for. Pure.
///
/// People and hashtags are asked for by the words that are wanted; without any, people by the one
/// `from:` and hashtags by the one `tag:` that is there. Posts are asked for by the words as they
/// stand, and with `operators` (Capabilities::searchOperators) also by what Mastodon can say:
/// `from:`, `has:`, `language:`, `before:`, `after:` and #hashtags. What it cannot say is left out,
/// so that it finds more rather than less: places, `has:cw`, several of `from:` or `lang:` (of
/// which it wants all), and times of the day.
QString searchWords(const SearchQuery &query, SearchFor what, bool operators);

} // namespace asterism
