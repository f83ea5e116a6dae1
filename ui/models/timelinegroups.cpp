// SPDX-License-Identifier: GPL-3.0-or-later

// The part of TimelineModel that is about groups of notifications, which grow.
#include "ui/models/timelinemodel.h"

#include <algorithm>

namespace asterism::ui {

/// More than that something arrived above: one more account was told of what is on show, or an
/// earlier event came to be known.
bool TimelineModel::changesNotices(const store::Changes &changes) const
{
    const qint64 top = items().empty() ? 0 : items().front().event.post;
    const auto isBelow = [top](qint64 event) { return event < top; };
    return changes.notices
        && (changes.newNotices.isEmpty() || std::ranges::any_of(changes.newNotices, isBelow));
}

/// While it is read, a group stays what it was: what it got since comes in above.
bool TimelineModel::isHeld(int at, const RowView &row) const
{
    return isInSight(at) && !m_view.atTop
        && items()[size_t(at)].row.notice.event != row.notice.event;
}

/// A group on show that got another event, under a view at the very top: it comes in there anew,
/// and what is first in such a view is seen.
void TimelineModel::moveUp(const ReadRows::Line &line)
{
    removeItems(indexOf(line.row.key), 1);
    insertItems(0, {item(line)});
    m_newestSeen = std::max(m_newestSeen, line.event);
    m_newestUri = line.row.uri;
}

} // namespace asterism::ui
