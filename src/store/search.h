// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "store/timeline.h"

#include <vector>

namespace asterism::store {

struct SearchPage {
    std::vector<TimelineRow> rows; ///< newest first
    qint64 next = 0; ///< pass as `before` to go on
    bool more = false;
};

/// Full-text search in everything that was seen: texts, warnings, media descriptions, poll
/// options. `before` is a post row or 0. Words the user typed are taken as words; nothing that
/// can be typed is a syntax error. An empty query finds nothing.
Result<SearchPage> search(CacheTx &tx, const QString &words, int limit, qint64 before = 0);

} // namespace asterism::store
