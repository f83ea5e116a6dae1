// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/untold.h"

#include "store/database.h"
#include "store/posts.h"

#include <QSet>

#include <map>
#include <utility>

namespace asterism::store {

namespace {

/// Nobody has put away more; what is more stays.
constexpr int mostKept = 20'000;

using PostAndBoost = std::pair<qint64, qint64>;

/// Whether everything that has such an id would be among the rows of the page.
bool isInside(const PagePlace &place, const QString &localId)
{
    const bool below =
        place.kind == PagePlace::Kind::Newest || compareLocalIds(localId, place.basis) < 0;
    return below && (place.end || compareLocalIds(localId, place.lastId) >= 0);
}

/// A post may be known by several ids there: one that was told will do.
std::vector<PostAndBoost> untoldIn(CacheTx &tx, qint64 source, const PagePlace &place)
{
    const QSet<QString> told(place.told->begin(), place.told->end());
    std::map<PostAndBoost, bool> stays;
    // As in deletes.cpp: a boost without an id of its own goes by that of its post.
    Loan rows = tx.db.prepare(
        "SELECT e.post, e.boost, coalesce(b.local_id, p.local_id) FROM source s "
        "JOIN entry e ON e.source = s.id "
        "LEFT JOIN sighting b ON e.boost <> 0 AND b.boost = e.boost AND b.instance = s.instance "
        "LEFT JOIN sighting p ON b.local_id IS NULL AND p.post = e.post AND p.instance = "
        "s.instance "
        "WHERE s.id = ? AND coalesce(b.local_id, p.local_id) IS NOT NULL LIMIT ?");
    rows.bind(1, source).bind(2, mostKept);
    while (rows.step()) {
        const QString id = rows.text(2);
        bool &kept = stays[{rows.integer(0), rows.integer(1)}];
        kept = kept || told.contains(id) || !isInside(place, id);
    }
    std::vector<PostAndBoost> untold;
    for (const auto &[entry, kept] : stays) {
        if (!kept) {
            untold.push_back(entry);
        }
    }
    return untold;
}

/// Nothing at all is there: what comes next begins the source anew, with all that is below it.
void beginAnew(CacheTx &tx, qint64 source)
{
    tx.db.prepare("DELETE FROM gap WHERE source = ?").bind(1, source).run();
    tx.db
        .prepare("UPDATE source SET newest_id = '', newest_at = 0, oldest_id = '', oldest_at = 0 "
                 "WHERE id = ?")
        .bind(1, source)
        .run();
}

} // namespace

void takeOutUntold(CacheTx &tx, qint64 source, const PagePlace &place)
{
    const bool open = !place.end && place.lastId.isEmpty();
    const bool nowhere = place.kind != PagePlace::Kind::Newest && place.basis.isEmpty();
    if (!place.told || open || nowhere) {
        return;
    }
    for (const auto &[post, boost] : untoldIn(tx, source, place)) {
        tx.db.prepare("DELETE FROM entry WHERE source = ? AND post = ? AND boost = ?")
            .bind(1, source)
            .bind(2, post)
            .bind(3, boost)
            .run();
    }
    if (place.kind == PagePlace::Kind::Newest && place.end && place.told->isEmpty()) {
        beginAnew(tx, source);
    }
}

} // namespace asterism::store
