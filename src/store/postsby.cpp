// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postsby.h"

#include "store/database.h"

namespace asterism::store {

Result<std::vector<StoredPost>> postsBy(CacheTx &tx, const QString &acct, int most)
{
    Loan rows = tx.db.prepare("SELECT p.id FROM post p JOIN actor a ON a.id = p.author "
                              "WHERE a.acct = ? ORDER BY p.sort_at DESC, p.id DESC LIMIT ?");
    rows.bind(1, acct).bind(2, most);
    std::vector<qint64> ids;
    while (rows.step()) {
        ids.push_back(rows.integer(0));
    }
    std::vector<StoredPost> posts;
    for (const qint64 id : ids) {
        posts.push_back(postByRow(tx, id));
    }
    return posts;
}

} // namespace asterism::store
