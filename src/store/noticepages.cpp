// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/noticepages.h"

#include "store/actors.h"
#include "store/database.h"
#include "store/extra.h"
#include "store/filters.h"
#include "store/sources.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace asterism::store {

namespace {

using NoticeKind = Notification::Kind;

constexpr int noticeBudget = 1000;
constexpr int namedPeople = 3;
/// Of one group; more are counted and not looked through for three names.
constexpr int membersLookedAt = 100;

/// One row of the table, without what it says.
struct NoticeEvent {
    qint64 row = 0;
    NoticeKind kind = NoticeKind::Other;
    QString grouping;
};

/// Accounts as SQL takes them: a JSON array, "" for any.
QString accountsText(const NoticeFilter &filter)
{
    return filter.accounts.isEmpty()
        ? QString()
        : QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(filter.accounts))
                                .toJson(QJsonDocument::Compact));
}

bool isWantedKind(const NoticeFilter &filter, NoticeKind kind)
{
    return filter.kinds.empty() || std::ranges::find(filter.kinds, kind) != filter.kinds.end();
}

#define TOLD_TO                                                                                    \
    "EXISTS(SELECT 1 FROM notice_told t WHERE t.notice = n.id AND (?1 = '' "                       \
    "OR t.account IN (SELECT value FROM json_each(?1)))) "

/// Whether a newer event of its group stands for it.
bool isNewestOfGroup(CacheTx &tx, const QString &accounts, const NoticeEvent &event)
{
    if (event.grouping.isEmpty()) {
        return true;
    }
    Loan newer = tx.db.prepare("SELECT 1 FROM notice n WHERE n.grouping = ?2 AND n.id > ?3 "
                               "AND " TOLD_TO "LIMIT 1");
    return !newer.bind(1, accounts).bind(2, event.grouping).bind(3, event.row).step();
}

Notification::Doer doerOf(CacheTx &tx, qint64 actor, const QString &reaction)
{
    const auto told = reactionsFromText(reaction);
    return {.actor = actorByRow(tx, actor), .reaction = told.empty() ? Reaction() : told.front()};
}

bool isAmong(const std::vector<Notification::Doer> &doers, const Actor &actor)
{
    return std::ranges::any_of(
        doers, [&](const Notification::Doer &doer) { return doer.actor.acct == actor.acct; });
}

/// Who did it, and how often: of a group its newest members give the names.
void readGroup(CacheTx &tx, const QString &accounts, NoticeRow &row)
{
    Loan count = tx.db.prepare("SELECT count(DISTINCT n.actor), count(*), min(n.id) FROM notice n "
                               "WHERE n.grouping = ?2 AND " TOLD_TO);
    count.bind(1, accounts).bind(2, row.grouping).step();
    row.people = int(count.integer(0));
    row.events = int(count.integer(1));
    row.oldestAt = noticeTime(count.integer(2));
    Loan members =
        tx.db.prepare("SELECT n.actor, n.reaction FROM notice n WHERE n.grouping = ?2 "
                      "AND n.actor IS NOT NULL AND " TOLD_TO "ORDER BY n.id DESC LIMIT ?3");
    members.bind(1, accounts).bind(2, row.grouping).bind(3, membersLookedAt);
    while (row.doers.size() < namedPeople && members.step()) {
        auto doer = doerOf(tx, members.integer(0), members.text(1));
        if (!isAmong(row.doers, doer.actor)) {
            row.doers.push_back(std::move(doer));
        }
    }
}

void readAlone(CacheTx &tx, qint64 actor, const QString &reaction, NoticeRow &row)
{
    row.events = 1;
    row.oldestAt = noticeTime(row.row);
    if (actor != 0) {
        row.people = 1;
        row.doers.push_back(doerOf(tx, actor, reaction));
    }
}

void readTold(CacheTx &tx, const NoticeFilter &filter, NoticeRow &row)
{
    Loan told = tx.db.prepare(
        "SELECT account, local_id FROM notice_told WHERE notice = ? ORDER BY account");
    told.bind(1, row.row);
    while (told.step()) {
        if (!filter.accounts.isEmpty() && !filter.accounts.contains(told.text(0))) {
            continue;
        }
        if (row.accounts.isEmpty()) {
            row.localId = told.text(1);
        }
        row.accounts << told.text(0);
    }
}

void readPostOf(CacheTx &tx, NoticeRow &row)
{
    Loan post = tx.db.prepare("SELECT id FROM post WHERE uri = ?");
    if (row.postUri.isEmpty() || !post.bind(1, row.postUri).step()) {
        return;
    }
    const qint64 id = post.integer(0);
    row.filtered = verdictOf(filteredBy(tx, id), [&](const Filtered &one) {
        return (one.contexts & NotificationsContext) != 0 && row.accounts.contains(one.account);
    });
    if (row.filtered.action != FilterAction::Hide) {
        row.post = postByRow(tx, id);
    }
}

/// Nothing when the accounts' filters hide it.
std::optional<NoticeRow> noticeRowFor(
    CacheTx &tx, const NoticeFilter &filter, const NoticeEvent &event)
{
    Loan found = tx.db.prepare(
        "SELECT word, text, pending, post_uri, coalesce(actor, 0), reaction FROM notice "
        "WHERE id = ?");
    if (!found.bind(1, event.row).step()) {
        return {};
    }
    NoticeRow row{.row = event.row,
        .gap = {},
        .grouping = event.grouping,
        .kind = event.kind,
        .word = found.text(0),
        .text = found.text(1),
        .pending = found.flag(2),
        .postUri = found.text(3)};
    readTold(tx, filter, row);
    readPostOf(tx, row);
    if (row.filtered.action == FilterAction::Hide) {
        return {};
    }
    if (event.grouping.isEmpty()) {
        readAlone(tx, found.integer(4), found.text(5), row);
    } else {
        readGroup(tx, accountsText(filter), row);
    }
    return row;
}

/// A gap stands below every event of its own millisecond.
qint64 placeOfGap(const Gap &gap)
{
    return (gap.newerAt << 10) - 1;
}

/// Gaps of the wanted accounts below `before`, the oldest first.
std::vector<Gap> noticeGaps(CacheTx &tx, const NoticeFilter &filter, qint64 before)
{
    // The index on keys finds them among the sources of thousands of people.
    Loan rows = tx.db.prepare("SELECT g.id FROM source s CROSS JOIN gap g ON g.source = s.id "
                              "WHERE s.key >= 'notifications:' AND s.key < 'notifications;'");
    std::vector<Gap> found;
    while (rows.step()) {
        const auto gap = gapById(tx, rows.integer(0));
        const bool wanted = gap && *gap
            && (filter.accounts.isEmpty() || filter.accounts.contains((*gap)->source.account.value))
            && placeOfGap(**gap) < before;
        if (wanted) {
            found.push_back(**gap);
        }
    }
    std::ranges::sort(found, {}, placeOfGap);
    return found;
}

/// Adds those that stand above `row`, as far as there is room.
void addNoticeGaps(NoticePage &page, std::vector<Gap> &gaps, qint64 row, int limit)
{
    while (!gaps.empty() && placeOfGap(gaps.back()) > row && int(page.rows.size()) < limit) {
        const Gap gap = gaps.back();
        gaps.pop_back();
        page.next = placeOfGap(gap);
        page.rows.push_back({.row = page.next,
            .gap = gap,
            .grouping = {},
            .word = {},
            .text = {},
            .doers = {},
            .accounts = {gap.source.account.value},
            .localId = {},
            .postUri = {},
            .post = {},
            .filtered = {}});
    }
}

NoticeEvent noticeEventIn(const Loan &row)
{
    return {row.integer(0), NoticeKind(row.integer(1)), row.text(2)};
}

} // namespace

Result<NoticePage> noticePage(CacheTx &tx, const NoticeFilter &filter, qint64 before, int limit)
{
    const QString accounts = accountsText(filter);
    std::vector<Gap> gaps = noticeGaps(tx, filter, before);
    NoticePage page{.rows = {}, .next = before, .more = true};
    Loan events = tx.db.prepare("SELECT n.id, n.kind, coalesce(n.grouping, ''), " TOLD_TO
                                "FROM notice n WHERE n.id < ?2 ORDER BY n.id DESC");
    events.bind(1, accounts).bind(2, before);
    while (int(page.rows.size()) < limit && page.scanned < noticeBudget) {
        if (!events.step()) {
            addNoticeGaps(page, gaps, std::numeric_limits<qint64>::min(), limit);
            page.more = !gaps.empty();
            return page;
        }
        const NoticeEvent event = noticeEventIn(events);
        addNoticeGaps(page, gaps, event.row, limit);
        if (int(page.rows.size()) >= limit) {
            return page; // the event itself is the first of the next page
        }
        page.scanned += 1;
        page.next = event.row;
        const bool stands = events.flag(3) && isWantedKind(filter, event.kind)
            && isNewestOfGroup(tx, accounts, event);
        if (auto row = stands ? noticeRowFor(tx, filter, event) : std::nullopt) {
            page.rows.push_back(std::move(*row));
        }
    }
    return page;
}

Result<std::optional<NoticeRow>> noticeRow(CacheTx &tx, const NoticeFilter &filter, qint64 event)
{
    Loan found = tx.db.prepare("SELECT n.id, n.kind, coalesce(n.grouping, '') FROM notice n "
                               "WHERE n.id = ?2 AND " TOLD_TO);
    if (!found.bind(1, accountsText(filter)).bind(2, event).step()) {
        return std::optional<NoticeRow>();
    }
    NoticeEvent head = noticeEventIn(found);
    if (!isWantedKind(filter, head.kind)) {
        return std::optional<NoticeRow>();
    }
    Loan newest = tx.db.prepare("SELECT n.id FROM notice n WHERE n.grouping = ?2 AND " TOLD_TO
                                "ORDER BY n.id DESC LIMIT 1");
    newest.bind(1, accountsText(filter)).bind(2, head.grouping);
    head.row = !head.grouping.isEmpty() && newest.step() ? newest.integer(0) : head.row;
    return noticeRowFor(tx, filter, head);
}

Result<NoticePeople> noticePeople(CacheTx &tx, qint64 event, qint64 before, int limit)
{
    Loan found = tx.db.prepare("SELECT coalesce(grouping, '') FROM notice WHERE id = ?");
    if (!found.bind(1, event).step()) {
        return NoticePeople{.doers = {}, .next = before};
    }
    const QString grouping = found.text(0);
    Loan rows = tx.db.prepare(grouping.isEmpty()
            ? "SELECT id, actor, reaction FROM notice WHERE id = ?1 AND actor IS NOT NULL "
              "AND id < ?2 LIMIT ?3"
            : "SELECT id, actor, reaction FROM notice WHERE grouping = ?1 AND actor IS NOT NULL "
              "AND id < ?2 ORDER BY id DESC LIMIT ?3");
    grouping.isEmpty() ? rows.bind(1, event) : rows.bind(1, grouping);
    rows.bind(2, before).bind(3, limit);
    NoticePeople people{.doers = {}, .next = before};
    int read = 0;
    while (rows.step()) {
        ++read;
        people.next = rows.integer(0);
        auto doer = doerOf(tx, rows.integer(1), rows.text(2));
        if (!isAmong(people.doers, doer.actor)) {
            people.doers.push_back(std::move(doer));
        }
    }
    people.more = read == limit;
    return people;
}

} // namespace asterism::store
