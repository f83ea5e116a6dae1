// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/serveremojis.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/extra.h"

#include <QSet>

namespace asterism::store {

namespace {

constexpr qint64 emojisKeptMs = 60 * dayMs;

void insertEmoji(CacheTx &tx, const QString &host, int place, const ServerEmoji &emoji)
{
    tx.db
        .prepare("INSERT INTO server_emoji(host, place, shortcode, url, static_url, category, "
                 "aliases, sensitive) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, host)
        .bind(2, place)
        .bind(3, emoji.shortcode)
        .bind(4, emoji.url)
        .bind(5, emoji.staticUrl)
        .bind(6, emoji.category)
        .bind(7, namesToText(emoji.aliases))
        .bind(8, emoji.sensitive)
        .run();
}

/// Accounts that left take their servers' emoji with them, after a while.
void forgetOldEmojis(CacheTx &tx)
{
    tx.db
        .prepare("DELETE FROM server_emoji WHERE host IN "
                 "(SELECT host FROM server_emojis_read WHERE read_at < ?)")
        .bind(1, tx.now - emojisKeptMs)
        .run();
    tx.db.prepare("DELETE FROM server_emojis_read WHERE read_at < ?")
        .bind(1, tx.now - emojisKeptMs)
        .run();
}

} // namespace

Result<std::vector<ServerEmoji>> serverEmojis(CacheTx &tx, const QString &host)
{
    Loan rows = tx.db.prepare("SELECT shortcode, url, static_url, category, aliases, "
                              "sensitive FROM server_emoji WHERE host = ? ORDER BY place");
    rows.bind(1, host);
    std::vector<ServerEmoji> emojis;
    while (rows.step()) {
        emojis.push_back({.shortcode = rows.text(0),
            .url = rows.text(1),
            .staticUrl = rows.text(2),
            .category = rows.text(3),
            .aliases = namesFromText(rows.text(4)),
            .sensitive = rows.flag(5)});
    }
    return emojis;
}

Result<qint64> serverEmojisReadAt(CacheTx &tx, const QString &host)
{
    Loan row = tx.db.prepare("SELECT read_at FROM server_emojis_read WHERE host = ?");
    return row.bind(1, host).step() ? row.integer(0) : 0;
}

Result<Done> saveServerEmojis(
    CacheTx &tx, const QString &host, const std::vector<ServerEmoji> &emojis)
{
    tx.db.prepare("DELETE FROM server_emoji WHERE host = ?").bind(1, host).run();
    QSet<QString> names;
    for (const ServerEmoji &emoji : emojis) {
        const bool usable = !emoji.shortcode.isEmpty() && !emoji.url.isEmpty();
        if (usable && names.size() < mostEmojisKept && !names.contains(emoji.shortcode)) {
            insertEmoji(tx, host, int(names.size()), emoji);
            names.insert(emoji.shortcode);
        }
    }
    tx.db
        .prepare("INSERT INTO server_emojis_read(host, read_at) VALUES(?, ?) "
                 "ON CONFLICT(host) DO UPDATE SET read_at = excluded.read_at")
        .bind(1, host)
        .bind(2, tx.now)
        .run();
    forgetOldEmojis(tx);
    return Done{};
}

} // namespace asterism::store
