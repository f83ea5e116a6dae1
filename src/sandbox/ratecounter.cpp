// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ratecounter.h"

#include "base/clock.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

RateCounter::Verdict RateCounter::countIn(const QString &key, qint64 length, int limit, qint64 now)
{
    Window &window = m_windows[key];
    if (now >= window.endsAt) {
        window = {.endsAt = (now / length + 1) * length, .used = 0};
    }
    ++window.used;
    return {.refused = window.used > limit,
        .limit = limit,
        .remaining = std::max(0, limit - window.used),
        .resetsAt = window.endsAt};
}

RateCounter::Verdict RateCounter::count(const QString &caller, bool paging, int limit, qint64 now)
{
    const Verdict all = countIn(caller, 5 * minuteMs, limit, now);
    if (!paging) {
        return all;
    }
    const Verdict pages = countIn(caller + u"/paging"_s, 15 * minuteMs, limit, now);
    return pages.remaining < all.remaining || pages.refused ? pages : all;
}

} // namespace asterism
