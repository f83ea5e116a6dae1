// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hosts.h"

#include "store/database.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace asterism::store {

namespace {

constexpr int weekDays = 7;

qint64 dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).date().toJulianDay();
}

/// A newer program may have written a number that this one does not know.
Purpose purposeOf(qint64 number)
{
    return number >= 0 && number < purposeCount ? static_cast<Purpose>(number) : Purpose::Other;
}

QList<Purpose> purposesOf(CacheTx &tx, const QString &host)
{
    Loan rows = tx.db.prepare(
        "SELECT purpose FROM asked WHERE host = ? GROUP BY purpose ORDER BY sum(times) DESC");
    rows.bind(1, host);
    QList<Purpose> purposes;
    while (rows.step()) {
        const Purpose purpose = purposeOf(rows.integer(0));
        if (!purposes.contains(purpose)) {
            purposes << purpose;
        }
    }
    return purposes;
}

void addCount(AskedHost &host, const HostCount &count, qint64 now)
{
    const qint64 age = dayOf(now) - dayOf(count.lastAt);
    host.today += age == 0 ? count.times : 0;
    host.week += age < weekDays ? count.times : 0;
    host.lastAt = std::max(host.lastAt, count.lastAt);
    if (!host.purposes.contains(count.purpose)) {
        host.purposes << count.purpose;
    }
}

} // namespace

Result<Done> noteAsked(CacheTx &tx, const std::vector<HostCount> &counts)
{
    for (const HostCount &count : counts) {
        tx.db
            .prepare(
                "INSERT INTO asked(host, day, purpose, times, last_at) VALUES(?, ?, ?, ?, ?) "
                "ON CONFLICT(host, day, purpose) DO UPDATE SET times = times + excluded.times, "
                "last_at = max(last_at, excluded.last_at)")
            .bind(1, count.host)
            .bind(2, dayOf(count.lastAt))
            .bind(3, int(count.purpose))
            .bind(4, count.times)
            .bind(5, count.lastAt)
            .run();
    }
    return Done{};
}

Result<Done> forgetAsked(CacheTx &tx)
{
    // Days that have not come: the computer's clock was set back.
    tx.db.prepare("DELETE FROM asked WHERE day NOT BETWEEN ? AND ?")
        .bind(1, dayOf(tx.now) - askedDays + 1)
        .bind(2, dayOf(tx.now) + 1)
        .run();
    tx.db
        .prepare("DELETE FROM asked WHERE host IN (SELECT host FROM asked GROUP BY host "
                 "ORDER BY max(last_at) DESC LIMIT -1 OFFSET ?)")
        .bind(1, askedHostsKept)
        .run();
    return Done{};
}

Result<std::vector<AskedHost>> askedHosts(CacheTx &tx, const QString &part, int most)
{
    const qint64 today = dayOf(tx.now);
    std::vector<AskedHost> hosts;
    {
        Loan rows = tx.db.prepare(
            "SELECT host, sum(iif(day = ?1, times, 0)), sum(iif(day > ?1 - ?2, times, 0)), "
            "max(last_at) AS last FROM asked WHERE day > ?1 - ?3 AND instr(host, ?4) > 0 "
            "GROUP BY host ORDER BY last DESC, host LIMIT ?5");
        rows.bind(1, today).bind(2, weekDays).bind(3, askedDays).bind(4, part.toLower());
        rows.bind(5, most);
        while (rows.step()) {
            hosts.push_back({.host = rows.text(0),
                .today = int(rows.integer(1)),
                .week = int(rows.integer(2)),
                .lastAt = rows.integer(3)});
        }
    }
    for (AskedHost &host : hosts) {
        host.purposes = purposesOf(tx, host.host);
    }
    return hosts;
}

std::vector<AskedHost> withCounts(std::vector<AskedHost> kept, const std::vector<HostCount> &counts,
    const QString &part, qint64 now, int most)
{
    QHash<QString, size_t> places;
    for (size_t place = 0; place < kept.size(); ++place) {
        places.insert(kept[place].host, place);
    }
    for (const HostCount &count : counts) {
        if (!count.host.contains(part.toLower())) {
            continue;
        }
        if (!places.contains(count.host)) {
            places.insert(count.host, kept.size());
            kept.push_back({.host = count.host});
        }
        addCount(kept[places.value(count.host)], count, now);
    }
    std::ranges::stable_sort(kept, std::ranges::greater(), &AskedHost::lastAt);
    kept.resize(std::min(kept.size(), size_t(most)));
    return kept;
}

} // namespace asterism::store
