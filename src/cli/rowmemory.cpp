// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rowmemory.h"

#include <QSet>

#include <algorithm>

namespace asterism::cli {

namespace {

constexpr size_t mostRows = 1000;

} // namespace

void RowMemory::begin(const std::vector<store::TimelineRow> &rows)
{
    for (const store::TimelineRow &row : rows) {
        if (row.gap) {
            m_gaps.insert(row.gap->id, 0);
        } else {
            remember(row);
        }
        m_floor = row.event;
    }
}

void RowMemory::remember(const store::TimelineRow &row)
{
    m_rows.insert(row.post.row,
        {row.event, row.post.post.editedAt, row.post.post.uri, row.post.post.author.acct});
}

bool RowMemory::isNews(const store::TimelineRow &row) const
{
    const auto known = m_rows.constFind(row.post.row);
    if (known == m_rows.cend() || known->editedAt != row.post.post.editedAt) {
        return true;
    }
    // A day after its last boost another one brings it up again; within the day its row stays.
    return row.event.sortAt - known->event.sortAt >= dayMs;
}

RowMemory::News RowMemory::take(const std::vector<store::TimelineRow> &rows,
    const std::function<bool(const QString &uri)> &exists, qint64 now)
{
    const bool first = m_rows.isEmpty() && m_floor == store::Event{};
    News news;
    QSet<qint64> present;
    for (const store::TimelineRow &row : rows) {
        if (row.gap || row.event < m_floor) {
            continue;
        }
        present.insert(row.post.row);
        const bool wanted = !first || int(news.rows.size()) < m_most;
        if (isNews(row) && wanted) {
            news.rows.push_back(row);
        }
        remember(row);
    }
    takeGaps(rows, now, news);
    m_rows.removeIf([&](const auto &known) {
        if (present.contains(known.key())) {
            return false;
        }
        // What was only taken out of the column (unboosted, filtered) is not called deleted.
        if (!exists(known->uri)) {
            news.gone.push_back({known->uri, known->author, known->event.sortAt});
        }
        return true;
    });
    std::ranges::sort(news.rows, {}, &store::TimelineRow::event);
    std::ranges::sort(news.gone, {}, &Gone::sortAt);
    forgetOld();
    return news;
}

void RowMemory::takeGaps(const std::vector<store::TimelineRow> &rows, qint64 now, News &news)
{
    QHash<qint64, qint64> standing;
    for (const store::TimelineRow &row : rows) {
        if (!row.gap || row.event < m_floor) {
            continue;
        }
        qint64 since = m_gaps.value(row.gap->id, now);
        if (since != 0 && now - since >= gapMs) {
            news.rows.push_back(row);
            since = 0;
        }
        news.waits = news.waits || since != 0;
        standing.insert(row.gap->id, since);
    }
    m_gaps = standing;
}

void RowMemory::forgetOld()
{
    if (size_t(m_rows.size()) <= mostRows) {
        return;
    }
    std::vector<store::Event> events;
    for (const Known &known : std::as_const(m_rows)) {
        events.push_back(known.event);
    }
    std::ranges::nth_element(events, events.begin() + mostRows - 1, std::greater<>());
    m_floor = std::max(m_floor, events[mostRows - 1]);
    m_rows.removeIf([&](const auto &known) { return known->event < m_floor; });
}

} // namespace asterism::cli
