// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/instances.h"

#include "store/database.h"

namespace asterism::store {

Result<std::optional<Instance>> instance(CacheTx &tx, const QString &host)
{
    Loan row = tx.db.prepare("SELECT account_domain, title, software, version, family, "
                             "mastodon_api, features, streaming_url, max_characters, checked_at, "
                             "posting, favourite_reaction "
                             "FROM instance WHERE host = ? AND checked_at > 0");
    if (!row.bind(1, host).step()) {
        return std::optional<Instance>();
    }
    return std::optional(Instance{.host = host,
        .accountDomain = row.text(0),
        .title = row.text(1),
        .software = row.text(2),
        .version = row.text(3),
        .family = static_cast<Instance::Family>(row.integer(4)),
        .mastodonApi = int(row.integer(5)),
        .features = row.text(6).split(u'\n', Qt::SkipEmptyParts),
        .streamingUrl = row.text(7),
        .maxCharacters = int(row.integer(8)),
        .favouriteReaction = row.text(11),
        .posting = readPosting(row.text(10)),
        .checkedAt = row.integer(9)});
}

Result<Done> saveInstance(CacheTx &tx, const Instance &instance)
{
    const qint64 id = instanceRow(tx, instance.host);
    tx.db
        .prepare("UPDATE instance SET account_domain = ?, title = ?, software = ?, version = ?, "
                 "family = ?, mastodon_api = ?, features = ?, streaming_url = ?, "
                 "max_characters = ?, checked_at = ?, posting = ?, favourite_reaction = ? "
                 "WHERE id = ?")
        .bind(1, instance.accountDomain)
        .bind(2, instance.title)
        .bind(3, instance.software)
        .bind(4, instance.version)
        .bind(5, int(instance.family))
        .bind(6, instance.mastodonApi)
        .bind(7, instance.features.join(u'\n'))
        .bind(8, instance.streamingUrl)
        .bind(9, instance.maxCharacters)
        .bind(10, instance.checkedAt)
        .bind(11, postingText(instance.posting))
        .bind(12, instance.favouriteReaction)
        .bind(13, id)
        .run();
    return Done{};
}

qint64 instanceRow(CacheTx &tx, const QString &host)
{
    Loan row = tx.db.prepare("SELECT id FROM instance WHERE host = ?");
    if (row.bind(1, host).step()) {
        return row.integer(0);
    }
    tx.db.prepare("INSERT INTO instance(host) VALUES(?)").bind(1, host).run();
    return tx.db.lastRowId();
}

} // namespace asterism::store
