// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/readings.h"

#include "base/clock.h"
#include "store/database.h"

#include <algorithm>

namespace asterism::store {

namespace {

constexpr qint64 rememberedMs = 30 * dayMs;

void readInto(ListMember &member, const Loan &row)
{
    member.host = row.text(0);
    member.localId = row.text(1);
    member.reader = readerKind(row.text(2));
    member.readerAccount = {row.text(3)};
    member.readerUrl = row.text(4);
    member.etag = row.text(5);
    member.lastModified = row.text(6);
    member.chosenAt = row.integer(7);
    member.polled = {.end = static_cast<PollEnd>(row.integer(8)),
        .posts = int(row.integer(19)),
        .gapMs = row.integer(9),
        .knownSince = row.integer(10),
        .readAt = row.integer(11),
        .triedAt = row.integer(12),
        .failingSince = row.integer(13),
        .failures = int(row.integer(14)),
        .pausedUntil = row.integer(15),
        .together = row.integer(20) != 0,
        .mark = row.text(21),
        .streams = row.integer(23) != 0,
        .pageAt = row.integer(22)};
    member.nextReadAt = row.integer(16);
    member.error = row.text(17);
    member.movedTo = row.text(24);
    member.remedy = static_cast<Remedy>(row.integer(25));
    // WebFinger was asked when somebody was added; of others the last look has to say it.
    member.actorUri = member.actorUri.isEmpty() ? row.text(18) : member.actorUri;
}

void addReading(CacheTx &tx, ListMember &member)
{
    Loan row = tx.db.prepare(
        "SELECT host, local_id, reader, reader_account, reader_url, etag, last_modified, "
        "chosen_at, ended, gap_ms, known_since, read_at, tried_at, failing_since, failures, "
        "paused_until, next_read_at, error, actor_uri, posts, together, mark, page_at, streams, "
        "moved_to, remedy FROM reading "
        "WHERE acct = ?");
    if (row.bind(1, member.acct).step()) {
        readInto(member, row);
    }
}

} // namespace

ListMember reading(CacheTx &tx, const QString &acct)
{
    ListMember member{.acct = acct};
    addReading(tx, member);
    return member;
}

Result<std::vector<ListMember>> withReadings(CacheTx &tx, std::vector<ListMember> members)
{
    for (ListMember &member : members) {
        addReading(tx, member);
    }
    return members;
}

Result<Done> saveReading(CacheTx &tx, const ListMember &member)
{
    const Polled &polled = member.polled;
    tx.db
        .prepare("INSERT OR REPLACE INTO reading(acct, host, local_id, reader, reader_account, "
                 "reader_url, etag, last_modified, chosen_at, ended, gap_ms, known_since, read_at, "
                 "tried_at, failing_since, failures, paused_until, next_read_at, error, actor_uri, "
                 "posts, together, mark, page_at, streams, moved_to, "
                 "remedy) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                 "?, ?, "
                 "?, ?, ?)")
        .bind(1, member.acct)
        .bind(2, member.host)
        .bind(3, member.localId)
        .bind(4, word(member.reader))
        .bind(5, member.readerAccount.value)
        .bind(6, member.readerUrl)
        .bind(7, member.etag)
        .bind(8, member.lastModified)
        .bind(9, member.chosenAt)
        .bind(10, int(polled.end))
        .bind(11, polled.gapMs)
        .bind(12, polled.knownSince)
        .bind(13, polled.readAt)
        .bind(14, polled.triedAt)
        .bind(15, polled.failingSince)
        .bind(16, polled.failures)
        .bind(17, polled.pausedUntil)
        .bind(18, member.nextReadAt)
        .bind(19, member.error)
        .bind(20, member.actorUri)
        .bind(21, polled.posts)
        .bind(22, int(polled.together))
        .bind(23, polled.mark)
        .bind(24, polled.pageAt)
        .bind(25, int(polled.streams))
        .bind(26, member.movedTo)
        .bind(27, int(member.remedy))
        .run();
    tx.changes.readings = true;
    return Done{};
}

Result<Done> planReadings(CacheTx &tx, const QHash<QString, qint64> &nextReadAt)
{
    for (auto next = nextReadAt.cbegin(); next != nextReadAt.cend(); ++next) {
        tx.db.prepare("UPDATE reading SET next_read_at = ? WHERE acct = ?")
            .bind(1, next.value())
            .bind(2, next.key())
            .run();
    }
    tx.changes.readings = true;
    return Done{};
}

Result<Done> noteMove(CacheTx &tx, const QString &acct, const QString &to)
{
    tx.db.prepare("UPDATE reading SET moved_to = ? WHERE acct = ?").bind(1, to).bind(2, acct).run();
    return Done{};
}

Result<Done> noteSilence(CacheTx &tx, const std::vector<ListMember> &members)
{
    for (const ListMember &member : members) {
        tx.db
            .prepare("UPDATE reading SET gap_ms = ?, read_at = ?, tried_at = ?, next_read_at = ? "
                     "WHERE acct = ?")
            .bind(1, member.polled.gapMs)
            .bind(2, member.polled.readAt)
            .bind(3, member.polled.triedAt)
            .bind(4, member.nextReadAt)
            .bind(5, member.acct)
            .run();
    }
    tx.changes.readings = true;
    return Done{};
}

Result<std::vector<qint64>> newestTimes(CacheTx &tx, const Source &source, int count)
{
    Loan rows = tx.db.prepare("SELECT e.sort_at FROM source s JOIN entry e ON e.source = s.id "
                              "WHERE s.key = ? ORDER BY e.sort_at DESC LIMIT ?");
    rows.bind(1, source.key()).bind(2, count);
    std::vector<qint64> times;
    while (rows.step()) {
        times.push_back(rows.integer(0));
    }
    return times;
}

Result<qint64> newestPostAt(CacheTx &tx, const QString &acct)
{
    // A person whom two servers tell apart has two rows.
    Loan rows = tx.db.prepare("SELECT coalesce((SELECT sort_at FROM post WHERE author = a.id "
                              "ORDER BY sort_at DESC LIMIT 1), 0) FROM actor a WHERE a.acct = ?");
    rows.bind(1, acct);
    qint64 newest = 0;
    while (rows.step()) {
        newest = std::max(newest, rows.integer(0));
    }
    return newest;
}

Result<Done> forgetReadings(CacheTx &tx)
{
    tx.db
        .prepare("DELETE FROM reading WHERE tried_at < ? "
                 "AND NOT EXISTS(SELECT 1 FROM member WHERE member.acct = reading.acct)")
        .bind(1, tx.now - rememberedMs)
        .run();
    return Done{};
}

} // namespace asterism::store
