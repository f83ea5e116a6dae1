// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/localnews.h"

#include "base/clock.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Of 40 rows some may be left out after the server has counted them.
constexpr int nearlyFull = 35;
/// No server gives fewer to who asks for 40, if there are more.
constexpr int smallestFull = 20;
/// After so long (the computer slept) a full page does not say that much is posted there.
constexpr qint64 longAgoMs = 6 * hourMs;
/// Whom a host names is its own business, but not how much is kept of it.
constexpr qsizetype mostAuthors = 1000;
constexpr int longestId = 64;

bool hasRowOf(const Page &page, const QString &id)
{
    return std::ranges::any_of(
        page.items, [&id](const TimelineItem &item) { return item.localId == id; });
}

/// Whether there may be more between its last row and that one.
bool mayLackSome(const Page &page, const QString &newest)
{
    const bool full = page.rows >= nearlyFull || (page.rows >= smallestFull && !page.end);
    // Who does not know since_id tells rows from before that one, too.
    return full && (newest.isEmpty() || !hasRowOf(page, newest));
}

} // namespace

void LocalNews::hear(const Page &page, qint64 now)
{
    const bool gap = m_begunAt > 0 && mayLackSome(page, m_newest);
    m_tooMuch = gap && now - m_heardAt < longAgoMs;
    if (m_begunAt == 0 || gap || m_newestBy.size() > mostAuthors) {
        m_begunAt = now;
        m_newestBy.clear();
    }
    for (auto item = page.items.rbegin(); item != page.items.rend(); ++item) { // oldest first
        const Actor &by = item->boost ? item->boost->actor : item->post.author;
        m_newestBy.insert(by.localId, item->localId.left(longestId));
    }
    if (!page.items.empty()) {
        m_newest = page.items.front().localId;
    }
    m_heardAt = now;
}

QString LocalNews::markOf(const QString &localId) const
{
    return u"local %1 %2"_s.arg(m_begunAt).arg(m_newestBy.value(localId));
}

} // namespace asterism
