// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/windowreader.h"

#include "ui/models/noticereader.h"

#include <algorithm>
#include <limits>

namespace asterism::ui {

namespace {

constexpr int pageSize = 40;

/// timelinePage() begins below an event; this one is between it and the next newer one.
store::Event justAbove(store::Event event)
{
    if (event.boost < std::numeric_limits<qint64>::max()) {
        event.boost += 1;
    }
    return event;
}

} // namespace

Result<ReadRows> readRows(
    store::CacheTx &tx, const RowQuery &query, const ReadWish &wish, const RowNames &names)
{
    if (query.notices) {
        return readNotices(tx, *query.notices, wish, names);
    }
    ReadRows read;
    store::Event before = justAbove(wish.from);
    for (;;) {
        const int room = wish.most - int(read.lines.size());
        const auto page =
            store::timelinePage(tx, query.sources, before, std::min(pageSize, room), query.options);
        if (!page) {
            return page.error();
        }
        for (const store::TimelineRow &row : page->rows) {
            const bool wanted = row.event >= wish.downTo || int(read.lines.size()) < wish.atLeast;
            if (!wanted) {
                read.more = true;
                return read;
            }
            read.lines.push_back({makeRow(tx, row, names), row.event});
        }
        read.more = page->more;
        const bool enough = page->next <= wish.downTo && int(read.lines.size()) >= wish.atLeast;
        if (!page->more || enough) {
            return read;
        }
        if (int(read.lines.size()) >= wish.most) {
            read.complete = false;
            return read;
        }
        before = page->next;
    }
}

} // namespace asterism::ui
