// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tagged.h"

#include "model/hashtags.h"
#include "store/database.h"

namespace asterism::store {

namespace {

constexpr int mostTagsKept = 60;
constexpr qsizetype longestTagKept = 200;

} // namespace

void keepTagsOf(CacheTx &tx, qint64 post, const std::vector<Hashtag> &tags)
{
    tx.db.prepare("DELETE FROM tagged WHERE post = ?").bind(1, post).run();
    int kept = 0;
    for (const Hashtag &tag : tags) {
        const QString name = foldedHashtag(tag.name);
        if (name.isEmpty() || name.size() > longestTagKept || kept++ >= mostTagsKept) {
            continue;
        }
        tx.db.prepare("INSERT OR IGNORE INTO tagged(tag, post) VALUES(?, ?)")
            .bind(1, name)
            .bind(2, post)
            .run();
    }
}

} // namespace asterism::store
