// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/seenposts.h"

#include "ui/models/rowreactions.h"

#include <utility>

namespace asterism::ui {

SeenPosts::SeenPosts(QObject *parent)
    : PostList(parent)
{
}

void SeenPosts::look(int firstVisible, int lastVisible)
{
    const std::pair before(m_first, m_last);
    m_first = firstVisible;
    m_last = firstVisible < 0 ? -1 : lastVisible;
    settleLines();
    if (before != std::pair(m_first, m_last)) {
        Q_EMIT looked();
    }
}

void SeenPosts::setShown(bool shown)
{
    if (std::exchange(m_shown, shown) != shown) {
        Q_EMIT shownChanged();
        Q_EMIT looked();
    }
}

std::vector<qint64> SeenPosts::inSight() const
{
    return m_shown ? postsIn(m_first, m_last) : std::vector<qint64>();
}

void SeenPosts::follow(std::vector<Item> rows, bool unasked)
{
    if (unasked) {
        holdLines(rows);
    }
    arrange(rows);
    if (m_last >= 0) {
        Q_EMIT looked();
    }
}

/// A line more, or one less, would move what stands below it. Behind another page, too: the reader
/// comes back to the same place. One's own reaction is shown at once: who gave it looks for it.
void SeenPosts::holdLines(std::vector<Item> &rows) const
{
    for (Item &item : rows) {
        const int at = indexOf(item.row.key);
        const bool given = item.row.reactionLine && hasOwnReaction(item.row);
        if (at >= 0 && isInSight(at) && !given) {
            item.row.reactionLine = items()[size_t(at)].row.reactionLine;
        }
    }
}

/// What was in sight may be out of it now.
void SeenPosts::settleLines()
{
    for (int at = 0; at < int(items().size()); ++at) {
        const bool wanted = !items()[size_t(at)].row.reactions.isEmpty();
        if (!isInSight(at) && items()[size_t(at)].row.reactionLine != wanted) {
            RowView row = items()[size_t(at)].row;
            row.reactionLine = wanted;
            updateItem(at, std::move(row));
        }
    }
}

} // namespace asterism::ui
