// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tagged.h"

#include "model/hashtags.h"
#include "store/database.h"

#include <algorithm>

namespace asterism::store {

namespace {

constexpr int mostTagsKept = 60;
constexpr qsizetype longestTagKept = 200;

QStringList keptNames(const std::vector<Hashtag> &tags)
{
    QStringList names;
    for (const Hashtag &tag : tags) {
        const QString name = foldedHashtag(tag.name);
        if (!name.isEmpty() && name.size() <= longestTagKept && names.size() < mostTagsKept) {
            names << name;
        }
    }
    return names;
}

bool isAsciiTag(const Hashtag &tag)
{
    return std::ranges::all_of(tag.name, [](QChar letter) { return letter.unicode() < 0x80; });
}

} // namespace

void keepTagsOf(CacheTx &tx, qint64 post, const std::vector<Hashtag> &tags)
{
    tx.db.prepare("DELETE FROM tagged WHERE post = ?").bind(1, post).run();
    for (const QString &name : keptNames(tags)) {
        tx.db.prepare("INSERT OR IGNORE INTO tagged(tag, post) VALUES(?, ?)")
            .bind(1, name)
            .bind(2, post)
            .run();
    }
}

bool lacksTags(CacheTx &tx, qint64 post, const std::vector<Hashtag> &tags)
{
    if (std::ranges::all_of(tags, isAsciiTag)) {
        return false;
    }
    const QStringList names = keptNames(tags);
    return std::ranges::any_of(names, [&](const QString &name) {
        Loan row = tx.db.prepare("SELECT 1 FROM tagged WHERE tag = ? AND post = ?");
        return !row.bind(1, name).bind(2, post).step();
    });
}

} // namespace asterism::store
