// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/notices.h"

#include "store/actors.h"
#include "store/database.h"
#include "store/extra.h"
#include "store/noticekeys.h"
#include "store/posts.h"

#include <algorithm>

namespace asterism::store {

namespace {

using NoticeKind = Notification::Kind;
using Going = Ingest::Going;

constexpr int noticeCounterBits = 10;

/// What one commit brings.
class NoticeIngest {
public:
    NoticeIngest(CacheTx &tx, const Teller &teller, Going going)
        : m_tx(tx)
        , m_teller(teller)
        , m_going(going)
    {
    }

    void add(const PreparedNotice &prepared);

    int rows() const { return m_rows; }
    int news() const { return m_news; }

private:
    struct About {
        QString uri; ///< empty: it is about no post
        qint64 createdAt = 0;
    };

    void keep(const Notification &notice, const Notification::Doer *doer, const About &about);
    qint64 insert(const Notification &notice, const NoticeFacts &facts, qint64 actor);
    qint64 renew(qint64 row, const Notification &notice, const NoticeFacts &facts);
    void tell(qint64 row, const QString &localId);
    bool isAgain(qint64 row, const NoticeFacts &facts) const;
    NoticeKind kindOf(qint64 row) const;
    qint64 freeRow(qint64 at) const;

    CacheTx &m_tx;
    const Teller &m_teller;
    Going m_going;
    int m_rows = 0;
    int m_news = 0;
};

/// A post that is known to be gone takes what was told of it along.
void NoticeIngest::add(const PreparedNotice &prepared)
{
    const Notification &notice = prepared.notice;
    if (notice.createdAt < m_tx.now - noticesKeptMs) {
        return;
    }
    About about;
    if (prepared.post) {
        // Anew for each: the people below may become one row with those that it remembers.
        const auto kept = Ingest(m_tx, m_teller, m_going).item(*prepared.post);
        if (!kept) {
            return;
        }
        Loan row = m_tx.db.prepare("SELECT uri, created_at FROM post WHERE id = ?");
        if (row.bind(1, kept->event.post).step()) {
            about = {row.text(0), row.integer(1)};
        }
    }
    if (notice.doers.empty()) {
        keep(notice, nullptr, about);
    }
    for (const Notification::Doer &doer : notice.doers) {
        keep(notice, &doer, about);
    }
}

void NoticeIngest::keep(
    const Notification &notice, const Notification::Doer *doer, const About &about)
{
    const qint64 actor = doer ? upsertActor(m_tx, m_teller, doer->actor) : 0;
    const NoticeFacts facts{.kind = notice.kind,
        .account = m_teller.account,
        .host = m_teller.host,
        .localId = notice.localId,
        .doer = doer ? actorByRow(m_tx, actor).acct : QString(),
        .reaction = doer ? doer->reaction.name : QString(),
        .postUri = about.uri,
        .postAt = about.createdAt,
        .target = notice.kind == Notification::Kind::Moved ? notice.text : QString(),
        .reportId = notice.reportId,
        .groupKey = notice.groupKey,
        .at = std::min(notice.createdAt, m_tx.now)};
    Loan known = m_tx.db.prepare("SELECT id FROM notice WHERE key = ?");
    const bool isKnown = known.bind(1, noticeKey(facts)).step();
    qint64 row = isKnown ? known.integer(0) : 0;
    known.reset();
    if (isKnown) {
        row = renew(row, notice, facts);
    } else {
        Notification one = notice;
        one.doers = doer ? std::vector{*doer} : std::vector<Notification::Doer>();
        row = insert(one, facts, actor);
        m_news += 1;
        m_tx.changes.notices = true;
        m_tx.changes.newNotices.insert(row);
    }
    m_rows += 1;
    tell(row, notice.localId);
}

qint64 NoticeIngest::insert(const Notification &notice, const NoticeFacts &facts, qint64 actor)
{
    const qint64 row = freeRow(facts.at);
    const QString grouping = noticeGrouping(facts);
    std::vector<Reaction> reaction;
    if (!facts.reaction.isEmpty()) {
        reaction.push_back(notice.doers.front().reaction);
    }
    Loan insert = m_tx.db.prepare("INSERT INTO notice(id, key, kind, actor, post_uri, grouping, "
                                  "word, text, reaction, pending) VALUES(?,?,?,?,?,?,?,?,?,?)");
    insert.bind(1, row).bind(2, noticeKey(facts)).bind(3, int(notice.kind));
    actor != 0 ? insert.bind(4, actor) : insert.bindNull(4);
    insert.bind(5, facts.postUri);
    grouping.isEmpty() ? insert.bindNull(6) : insert.bind(6, grouping);
    insert.bind(7, notice.word)
        .bind(8, notice.text)
        .bind(9, reactionsToText(reaction))
        .bind(10, notice.pending)
        .run();
    return row;
}

/// A post that is edited once more is news, for which its server forgets the last time. Soon after
/// it is another server's word of what is told already.
bool NoticeIngest::isAgain(qint64 row, const NoticeFacts &facts) const
{
    if (facts.kind != NoticeKind::Edited || facts.at <= noticeTime(row) + sameEditMs) {
        return false;
    }
    Loan told =
        m_tx.db.prepare("SELECT local_id FROM notice_told WHERE account = ? AND notice = ?");
    return told.bind(1, facts.account.value).bind(2, row).step()
        && compareLocalIds(facts.localId, told.text(0)) > 0;
}

NoticeKind NoticeIngest::kindOf(qint64 row) const
{
    Loan found = m_tx.db.prepare("SELECT kind FROM notice WHERE id = ?");
    return found.bind(1, row).step() ? NoticeKind(found.integer(0)) : NoticeKind::Other;
}

/// What another server, or the same one later, knows better of the same event. The row, which may
/// be another one afterwards.
qint64 NoticeIngest::renew(qint64 row, const Notification &notice, const NoticeFacts &facts)
{
    const bool answers = notice.kind == NoticeKind::Reply;
    m_tx.db
        .prepare("UPDATE notice SET kind = ?2, pending = pending AND ?3 "
                 "WHERE id = ?1 AND (kind <> ?2 OR pending <> (pending AND ?3))")
        .bind(1, row)
        .bind(2, int(answers ? NoticeKind::Reply : kindOf(row)))
        .bind(3, notice.pending)
        .run();
    m_tx.changes.notices = m_tx.changes.notices || m_tx.db.changes() > 0;
    if (!isAgain(row, facts)) {
        return row;
    }
    const qint64 moved = freeRow(facts.at);
    m_tx.db.prepare("UPDATE notice SET id = ? WHERE id = ?").bind(1, moved).bind(2, row).run();
    m_news += 1;
    m_tx.changes.notices = true;
    m_tx.changes.newNotices.insert(moved);
    return moved;
}

/// Done, undone and done again it has another id; the last one counts.
void NoticeIngest::tell(qint64 row, const QString &localId)
{
    m_tx.db
        .prepare("INSERT INTO notice_told(account, notice, local_id) VALUES(?, ?, ?) "
                 "ON CONFLICT DO UPDATE SET local_id = excluded.local_id WHERE "
                 "(length(excluded.local_id), excluded.local_id) > (length(local_id), local_id)")
        .bind(1, m_teller.account.value)
        .bind(2, row)
        .bind(3, localId)
        .run();
    m_tx.changes.notices = m_tx.changes.notices || m_tx.db.changes() > 0;
}

/// As of posts: what a page tells of one second stays in the server's order.
qint64 NoticeIngest::freeRow(qint64 at) const
{
    const qint64 first = at << noticeCounterBits;
    const qint64 last = first + (1 << noticeCounterBits) - 1;
    const bool up = m_going == Going::Up;
    Loan used = m_tx.db.prepare(up ? "SELECT max(id) FROM notice WHERE id BETWEEN ? AND ?"
                                   : "SELECT min(id) FROM notice WHERE id BETWEEN ? AND ?");
    used.bind(1, first).bind(2, last).step();
    if (used.isNull(0)) {
        return (first + last + 1) / 2; // room on both sides
    }
    const qint64 next = used.integer(0) + (up ? 1 : -1);
    return next >= first && next <= last ? next : freeRow(at - 1);
}

void dropUntold(CacheTx &tx)
{
    tx.db
        .prepare("DELETE FROM notice WHERE NOT EXISTS"
                 "(SELECT 1 FROM notice_told WHERE notice = notice.id)")
        .run();
}

/// Below this row nothing of the account is kept.
qint64 noticeFloor(CacheTx &tx, const QString &account)
{
    const qint64 tooOld = (tx.now - noticesKeptMs) << noticeCounterBits;
    Loan last = tx.db.prepare("SELECT notice FROM notice_told WHERE account = ? "
                              "ORDER BY notice DESC LIMIT 1 OFFSET ?");
    last.bind(1, account).bind(2, mostNoticesKept - 1);
    return last.step() ? std::max(tooOld, last.integer(0)) : tooOld;
}

/// What went must not count as read.
void raiseBottom(CacheTx &tx, const Source &source, qint64 floor)
{
    const qint64 row = sourceState(tx, source).row; // 0: streams alone told of them
    tx.db.prepare("DELETE FROM gap WHERE source = ? AND older_at < ?")
        .bind(1, row)
        .bind(2, noticeTime(floor))
        .run();
    Loan oldest = tx.db.prepare("SELECT local_id, notice FROM notice_told WHERE account = ? "
                                "ORDER BY notice LIMIT 1");
    if (!oldest.bind(1, source.account.value).step()) {
        return; // its mark stays: nothing of it comes again
    }
    tx.db.prepare("UPDATE source SET oldest_id = ?2, oldest_at = ?3, at_end = 0 WHERE id = ?1")
        .bind(1, row)
        .bind(2, oldest.text(0))
        .bind(3, noticeTime(oldest.integer(1)))
        .run();
}

/// True when something went.
bool trimAccount(CacheTx &tx, const Source &source)
{
    const qint64 floor = noticeFloor(tx, source.account.value);
    tx.db.prepare("DELETE FROM notice_told WHERE account = ? AND notice < ?")
        .bind(1, source.account.value)
        .bind(2, floor)
        .run();
    if (tx.db.changes() == 0) {
        return false;
    }
    dropUntold(tx);
    raiseBottom(tx, source, floor);
    tx.changes.notices = true;
    return true;
}

/// What a stream told before the first page came, and is older than that: above it something may
/// be missing. Going down brings it again.
void dropEarlyNotices(CacheTx &tx, const AccountId &account, qint64 below)
{
    tx.db.prepare("DELETE FROM notice_told WHERE account = ? AND notice < ?")
        .bind(1, account.value)
        .bind(2, below << noticeCounterBits)
        .run();
    if (tx.db.changes() > 0) {
        dropUntold(tx);
        tx.changes.notices = true;
    }
}

void addNotices(NoticeIngest &ingest, Going going, const std::vector<PreparedNotice> &notices)
{
    if (going == Going::Down) {
        std::ranges::for_each(notices, [&](const PreparedNotice &one) { ingest.add(one); });
        return;
    }
    for (auto one = notices.rbegin(); one != notices.rend(); ++one) {
        ingest.add(*one); // servers list the newest first, and the oldest must come in first
    }
}

} // namespace

Result<PageOutcome> commitNotices(CacheTx &tx, const Teller &teller, const PagePlace &place,
    const std::vector<PreparedNotice> &notices)
{
    const bool newest = place.kind == PagePlace::Kind::Newest;
    const Going going = newest ? Going::Up : Going::Down;
    const bool first = newest && sourceState(tx, place.source).newestId.isEmpty();
    if (first && !place.end && place.oldestAt > 0) {
        dropEarlyNotices(tx, teller.account, place.oldestAt);
    }
    NoticeIngest ingest(tx, teller, going);
    addNotices(ingest, going, notices);
    auto outcome = commitPage(tx, teller, place, {});
    if (!outcome) {
        return outcome;
    }
    outcome->rows = ingest.rows();
    outcome->news = ingest.news();
    if (newest) {
        trimAccount(tx, place.source);
    }
    return outcome;
}

Result<int> commitLiveNotice(CacheTx &tx, const Teller &teller, const Source &source,
    const PreparedNotice &notice, bool joined)
{
    NoticeIngest ingest(tx, teller, Going::Up);
    ingest.add(notice);
    if (joined) {
        passLive(tx, source, notice.notice.localId, notice.notice.createdAt);
    }
    return ingest.news();
}

std::optional<LackedParent> lackedParent(
    CacheTx &tx, const QString &host, const PreparedNotice &notice)
{
    using Kind = Notification::Kind;
    const bool mentions = notice.notice.kind == Kind::Mention || notice.notice.kind == Kind::Reply;
    if (!mentions || !notice.post || notice.post->item.post.replyToLocalId.isEmpty()) {
        return {};
    }
    const Post &post = notice.post->item.post;
    Loan row = tx.db.prepare("SELECT EXISTS(SELECT 1 FROM post WHERE uri = ?1) OR "
                             "EXISTS(SELECT 1 FROM sighting WHERE local_id = ?2 AND instance = "
                             "(SELECT id FROM instance WHERE host = ?3))");
    row.bind(1, post.replyToUri).bind(2, post.replyToLocalId).bind(3, host).step();
    return row.flag(0) ? std::optional<LackedParent>()
                       : LackedParent{post.replyToLocalId, post.localId};
}

Result<int> noticeCount(CacheTx &tx, const AccountId &account, int most)
{
    Loan row =
        tx.db.prepare("SELECT count(*) FROM (SELECT 1 FROM notice_told WHERE account = ? LIMIT ?)");
    row.bind(1, account.value).bind(2, most).step();
    return int(row.integer(0));
}

Result<qint64> noticesKeptSince(CacheTx &tx, const AccountId &account)
{
    return noticeTime(noticeFloor(tx, account.value));
}

Result<bool> noticesAreFull(CacheTx &tx, const Source &source)
{
    const SourceState state = sourceState(tx, source);
    if (state.oldestAt > 0 && state.oldestAt < tx.now - noticesKeptMs) {
        return true;
    }
    const auto count = noticeCount(tx, source.account, mostNoticesKept);
    return count ? Result<bool>(*count >= mostNoticesKept) : Result<bool>(count.error());
}

Result<Done> trimNotices(CacheTx &tx)
{
    QStringList accounts;
    {
        Loan rows = tx.db.prepare("SELECT DISTINCT account FROM notice_told");
        while (rows.step()) {
            accounts << rows.text(0);
        }
    }
    for (const QString &account : accounts) {
        const Source source = accountSource(Source::Kind::Notifications, {account}, {});
        if (trimAccount(tx, source)) {
            tx.changes.sources.insert(source.key());
        }
    }
    return Done{};
}

void dropNoticesAbout(CacheTx &tx, const QString &uri)
{
    tx.db.prepare("DELETE FROM notice WHERE post_uri = ? AND post_uri <> ''").bind(1, uri).run();
    tx.changes.notices = tx.changes.notices || tx.db.changes() > 0;
}

std::vector<qint64> forgetNotices(CacheTx &tx, const AccountId &account, int &room)
{
    std::vector<std::pair<qint64, qint64>> some; // the notice, and its post or 0
    {
        Loan rows =
            tx.db.prepare("SELECT t.notice, coalesce(p.id, 0) FROM notice_told t "
                          "JOIN notice n ON n.id = t.notice LEFT JOIN post p ON p.uri = n.post_uri "
                          "WHERE t.account = ? LIMIT ?");
        rows.bind(1, account.value).bind(2, room);
        while (rows.step()) {
            some.emplace_back(rows.integer(0), rows.integer(1));
        }
    }
    room -= int(some.size());
    std::vector<qint64> posts;
    for (const auto &[notice, post] : some) {
        tx.db.prepare("DELETE FROM notice_told WHERE account = ? AND notice = ?")
            .bind(1, account.value)
            .bind(2, notice)
            .run();
        if (post != 0 && std::ranges::find(posts, post) == posts.end()) {
            posts.push_back(post);
        }
    }
    if (!some.empty()) {
        dropUntold(tx);
        tx.changes.notices = true;
    }
    return posts;
}

} // namespace asterism::store
