// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/actors.h"
#include "store/database.h"
#include "store/extra.h"
#include "store/timeline.h"

namespace asterism::store {

namespace {

#define POST_COLUMNS                                                                               \
    "SELECT id, uri, url, author, rank, created_at, edited_at, visibility, sensitive, language, "  \
    "warning, text, blocks, extra, reply_to, quote_state, quote_uri, replies, boosts, "            \
    "favourites, reactions FROM post "

StoredPost readPost(CacheTx &tx, const Loan &row)
{
    StoredPost stored;
    Post &post = stored.post;
    stored.row = row.integer(0);
    post.uri = row.text(1);
    post.url = row.text(2);
    post.author = actorByRow(tx, row.integer(3));
    stored.confirmed = row.integer(4) >= confirmedRank;
    post.createdAt = row.integer(5);
    post.editedAt = row.integer(6);
    post.visibility = static_cast<Visibility>(row.integer(7));
    post.sensitive = row.flag(8);
    post.language = row.text(9);
    post.warning = row.text(10);
    stored.text = row.text(11);
    stored.blocks = row.blob(12);
    readExtra(row.text(13), post);
    post.replyToUri = row.text(14);
    post.quoteState = row.text(15);
    post.quoteUri = row.text(16);
    post.replies = row.integer(17);
    post.boosts = row.integer(18);
    post.favourites = row.integer(19);
    post.reactions = reactionsFromText(row.text(20));
    return stored;
}

std::vector<Sighting> readSightings(Loan &rows)
{
    std::vector<Sighting> found;
    while (rows.step()) {
        found.push_back({rows.text(0), rows.text(1)});
    }
    return found;
}

} // namespace

StoredPost postByRow(CacheTx &tx, qint64 id)
{
    Loan row = tx.db.prepare(POST_COLUMNS "WHERE id = ?");
    return row.bind(1, id).step() ? readPost(tx, row) : StoredPost{};
}

Result<std::optional<StoredPost>> postByUri(CacheTx &tx, const QString &uri)
{
    Loan row = tx.db.prepare(POST_COLUMNS "WHERE uri = ?1 OR (url = ?1 AND url <> '') "
                                          "ORDER BY uri = ?1 DESC LIMIT 1");
    if (uri.isEmpty() || !row.bind(1, uri).step()) {
        return std::optional<StoredPost>();
    }
    return std::optional(readPost(tx, row));
}

Result<std::vector<StoredPost>> repliesTo(CacheTx &tx, const QString &uri, int limit)
{
    Loan rows = tx.db.prepare(POST_COLUMNS "WHERE reply_to = ? AND reply_to <> '' "
                                           "ORDER BY sort_at LIMIT ?");
    rows.bind(1, uri).bind(2, limit);
    std::vector<StoredPost> found;
    while (rows.step()) {
        found.push_back(readPost(tx, rows));
    }
    return found;
}

Result<std::vector<Sighting>> sightingsOf(CacheTx &tx, const QString &uri)
{
    Loan row = tx.db.prepare("SELECT id FROM post WHERE uri = ?");
    return row.bind(1, uri).step() ? sightingsOf(tx, row.integer(0))
                                   : Result<std::vector<Sighting>>(std::vector<Sighting>());
}

Result<std::vector<Sighting>> sightingsOf(CacheTx &tx, qint64 post)
{
    Loan rows = tx.db.prepare("SELECT i.host, s.local_id FROM sighting s "
                              "JOIN instance i ON i.id = s.instance WHERE s.post = ?");
    rows.bind(1, post);
    return readSightings(rows);
}

Result<std::vector<Sighting>> boostSightingsOf(CacheTx &tx, qint64 post, int limit)
{
    Loan rows = tx.db.prepare("SELECT i.host, s.local_id FROM boost b "
                              "JOIN sighting s ON s.boost = b.id "
                              "JOIN instance i ON i.id = s.instance "
                              "WHERE b.post = ? ORDER BY b.id DESC LIMIT ?");
    rows.bind(1, post).bind(2, limit);
    return readSightings(rows);
}

Result<QStringList> receivedBefore(
    CacheTx &tx, const QString &host, const QStringList &localIds, qint64 time)
{
    QStringList found;
    for (const QString &id : localIds) {
        Loan row = tx.db.prepare("SELECT 1 FROM sighting s JOIN post p ON p.id = s.post "
                                 "WHERE s.instance = (SELECT id FROM instance WHERE host = ?) "
                                 "AND s.local_id = ? AND p.received_at < ?");
        if (row.bind(1, host).bind(2, id).bind(3, time).step()) {
            found << id;
        }
    }
    return found;
}

} // namespace asterism::store
