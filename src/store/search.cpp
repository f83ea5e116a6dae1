// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search.h"

#include "store/database.h"
#include "store/tokenizer/query.h"

#include <limits>

namespace asterism::store {

Result<SearchPage> search(CacheTx &tx, const QString &words, int limit, qint64 before)
{
    SearchPage page;
    const QString expression = matchExpression(words);
    if (expression.isEmpty()) {
        return page;
    }
    // The rowid carries the time, so the index itself gives the newest first.
    Loan rows = tx.db.prepare("SELECT rowid FROM post_fts WHERE post_fts MATCH ? AND rowid < ? "
                              "ORDER BY rowid DESC LIMIT ?");
    rows.bind(1, expression)
        .bind(2, before > 0 ? before : std::numeric_limits<qint64>::max())
        .bind(3, limit + 1);
    while (rows.step()) {
        if (int(page.rows.size()) == limit) {
            page.more = true;
            break;
        }
        page.next = rows.integer(0);
        page.rows.push_back(rowOf(tx, rows.integer(0)));
    }
    return page;
}

} // namespace asterism::store
