// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/rows.h"
#include "cli/reading.h"

#include "cli/json.h"

#include <algorithm>
#include <iterator>

namespace asterism::cli {

Result<std::vector<store::TimelineRow>> timelineRows(
    Context &context, const std::vector<Source> &column, int limit)
{
    std::vector<store::TimelineRow> rows;
    store::Event before = store::newestEvent;
    const store::RowOptions options = store::withLists({}, context.names.lists, column);
    for (;;) {
        const int wanted = limit - int(rows.size());
        auto page = readCache(*context.app, [&, before, wanted](store::CacheTx &tx) {
            return store::timelinePage(tx, column, before, wanted, options);
        });
        if (!page) {
            return page.error();
        }
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(rows));
        // A page ends after a bounded number of entries, full or not.
        if (!page->more || int(rows.size()) >= limit) {
            return rows;
        }
        before = page->next;
    }
}

void tellRows(Context &context, const std::vector<store::TimelineRow> &rows, const QString &command,
    const SoughtWords &sought)
{
    Page page = context.out.page(context.app->clock.now());
    page.command = command;
    page.sought = sought;
    for (const store::TimelineRow &row : rows) {
        if (context.out.json()) {
            context.out.object(rowJson(row, context.names));
        } else {
            context.out.lines(rowLines(row, context.names, page) << QString());
        }
    }
}

} // namespace asterism::cli
