// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fanout.h"

#include "base/host.h"
#include "model/source.h"
#include "store/database.h"
#include "store/sources.h"

#include <QMap>
#include <QUrl>

#include <tuple>

namespace asterism::store {

namespace {

struct Who {
    QString uri; ///< may be empty
    QString acct;
    qint64 rank = 0; ///< of the event
};

QString domainOf(const QString &acct)
{
    return acct.mid(acct.lastIndexOf(u'@') + 1);
}

/// The person behind an event, if the event may enter a list at all.
std::optional<Who> openAuthor(CacheTx &tx, const Event &event)
{
    Loan row = tx.db.prepare(
        "SELECT a.uri, a.acct, iif(?2 = 0, p.rank, b.rank), p.visibility FROM post p "
        "LEFT JOIN boost b ON b.id = ?2 JOIN actor a ON a.id = iif(?2 = 0, p.author, b.actor) "
        "WHERE p.id = ?1");
    if (!row.bind(1, event.post).bind(2, event.boost).step()) {
        return {};
    }
    const auto visible = static_cast<Visibility>(row.integer(3));
    if (!isOpen(visible) || row.integer(2) < confirmedRank) {
        return {};
    }
    return Who{row.text(0), row.text(1), row.integer(2)};
}

/// True when the list did not hold it yet.
bool enter(CacheTx &tx, const QString &list, const Event &event)
{
    const Source source = listSource({list});
    tx.db.prepare("INSERT OR IGNORE INTO entry(source, sort_at, post, boost) VALUES(?, ?, ?, ?)")
        .bind(1, sourceRow(tx, source))
        .bind(2, event.sortAt)
        .bind(3, event.post)
        .bind(4, event.boost)
        .run();
    return tx.db.changes() > 0;
}

/// Lists with this person. Where both know an actor uri, only the uri counts: a name can be
/// given to somebody else, and a stranger's server can claim any.
QStringList listsOf(CacheTx &tx, const Who &who)
{
    Loan rows = tx.db.prepare(
        "SELECT list FROM member WHERE actor_uri = ?1 AND actor_uri <> '' AND ?1 <> '' "
        "UNION SELECT list FROM member WHERE acct = ?2 AND (actor_uri = '' OR ?1 = '')");
    rows.bind(1, who.uri).bind(2, who.acct);
    QStringList lists;
    while (rows.step()) {
        lists << rows.text(0);
    }
    return lists;
}

using Key = std::tuple<QString, QString>;

QMap<Key, QString> appliedMembers(CacheTx &tx)
{
    QMap<Key, QString> members;
    Loan rows = tx.db.prepare("SELECT list, acct, actor_uri FROM member");
    while (rows.step()) {
        members.insert({rows.text(0), rows.text(1)}, rows.text(2));
    }
    return members;
}

/// Cached events of one person, posts and boosts.
std::vector<Event> eventsOf(CacheTx &tx, const QString &acct, const QString &uri)
{
    Loan rows = tx.db.prepare("WITH who AS (SELECT id FROM actor WHERE (uri = ?2 AND ?2 <> '') "
                              "OR (acct = ?1 AND (uri IS NULL OR ?2 = ''))) "
                              "SELECT sort_at, id, 0 FROM post WHERE author IN who "
                              "UNION ALL SELECT sort_at, post, id FROM boost WHERE actor IN who");
    rows.bind(1, acct).bind(2, uri);
    std::vector<Event> events;
    while (rows.step()) {
        events.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    }
    return events;
}

void takeIn(CacheTx &tx, const QString &list, const QString &acct, const QString &uri)
{
    for (const Event &event : eventsOf(tx, acct, uri)) {
        if (openAuthor(tx, event) && enter(tx, list, event)) {
            tx.changes.sources.insert(listSource({list}).key());
        }
    }
}

void takeOut(CacheTx &tx, const QString &list, const QString &acct, const QString &uri)
{
    const Source source = listSource({list});
    for (const Event &event : eventsOf(tx, acct, uri)) {
        tx.db
            .prepare(
                "DELETE FROM entry WHERE source = ? AND sort_at = ? AND post = ? AND boost = ?")
            .bind(1, sourceRow(tx, source))
            .bind(2, event.sortAt)
            .bind(3, event.post)
            .bind(4, event.boost)
            .run();
    }
    tx.changes.sources.insert(source.key());
}

} // namespace

void fanOut(CacheTx &tx, const Teller &teller, const Ingested &ingested)
{
    if (!ingested.confirmed) {
        return;
    }
    const auto who = openAuthor(tx, ingested.event);
    if (!who) {
        return;
    }
    // Without an actor uri the acct must come from its own home or from an own account's server.
    const QString domain = domainOf(who->acct);
    const bool home = domain == teller.host || domain == teller.accountDomain;
    if (who->uri.isEmpty() && !home && teller.account.isEmpty()) {
        return;
    }
    for (const QString &list : listsOf(tx, *who)) {
        if (enter(tx, list, ingested.event)) {
            tx.changes.grow(listSource({list}).key(), ingested.event.sortAt);
        }
    }
}

Result<Done> applyMembership(CacheTx &tx, const std::vector<ListMember> &members)
{
    QMap<Key, QString> wanted;
    for (const ListMember &member : members) {
        wanted.insert({member.list.value, member.acct}, member.actorUri);
    }
    const QMap<Key, QString> applied = appliedMembers(tx);
    for (auto it = applied.begin(); it != applied.end(); ++it) {
        const auto &[list, acct] = it.key();
        if (wanted.value(it.key(), QStringLiteral("\n")) != it.value()) {
            takeOut(tx, list, acct, it.value());
            tx.db.prepare("DELETE FROM member WHERE list = ? AND acct = ?")
                .bind(1, list)
                .bind(2, acct)
                .run();
        }
    }
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const auto &[list, acct] = it.key();
        if (applied.contains(it.key()) && applied.value(it.key()) == it.value()) {
            continue;
        }
        tx.db.prepare("INSERT INTO member(list, acct, actor_uri) VALUES(?, ?, ?)")
            .bind(1, list)
            .bind(2, acct)
            .bind(3, it.value())
            .run();
        takeIn(tx, list, acct, it.value());
    }
    return Done{};
}

} // namespace asterism::store
