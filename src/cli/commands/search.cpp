// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search.h"
#include "cli/commands/context.h"
#include "cli/commands/rows.h"
#include "cli/exitcode.h"
#include "cli/reading.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

int searchCache(Context &context)
{
    if (!context.open(false)) {
        return context.status;
    }
    const QString query = context.options.words.join(u' ');
    std::vector<store::TimelineRow> rows;
    qint64 before = 0;
    for (bool more = true; more && int(rows.size()) < context.options.limit;) {
        const int wanted = context.options.limit - int(rows.size());
        auto page = readCache(*context.app, [&query, wanted, before](store::CacheTx &tx) {
            return store::search(tx, query, wanted, before);
        });
        if (!page) {
            return context.out.fail(page.error());
        }
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(rows));
        before = page->next;
        more = page->more;
    }
    if (rows.empty()) {
        context.out.note(
            QCoreApplication::translate("Search", "Nothing that was seen holds these words."));
    }
    tellRows(context, rows);
    return ExitDone;
}

} // namespace asterism::cli
