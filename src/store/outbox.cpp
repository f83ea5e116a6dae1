// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outbox.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/followanswers.h"
#include "store/outboxcolumns.h"

#include <QCoreApplication>

#include <algorithm>

namespace asterism::store {

// Numbers in the statements are those of OutboxRow::State: a partial index is only found where its
// condition is spelt out.
static_assert(int(OutboxRow::State::Waiting) == 0 && int(OutboxRow::State::Sending) == 1);
static_assert(int(OutboxRow::State::Sent) == 2);
static_assert(int(OutboxRow::State::Failed) == 3 && int(OutboxRow::State::Done) == 4);
static_assert(int(OutboxRow::State::Cancelled) == 5);

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

using OutboxState = OutboxRow::State;

constexpr qint64 outboxKeptMs = hourMs;
constexpr qsizetype longestTarget = 4096;

/// Under way or failed, on the axis of the action; oldest first.
std::vector<OutboxRow> rowsOnAxis(UserTx &tx, const Action &action)
{
    Loan rows =
        tx.db.prepare(OUTBOX_COLUMNS "INDEXED BY outbox_target WHERE account = ? AND target = ? "
                                     "AND state < 4 ORDER BY id");
    rows.bind(1, action.account.value).bind(2, action.target);
    std::vector<OutboxRow> found = readOutboxRows(rows);
    const QString axis = axisOf(action);
    std::erase_if(found, [&axis](const OutboxRow &row) { return axisOf(row.action) != axis; });
    return found;
}

/// A wish that was read before its opposite was confirmed would else seem fulfilled.
std::optional<bool> holdsNow(
    UserTx &tx, const Action &action, std::optional<bool> holds, qint64 readAt)
{
    if (readAt <= 0 || !isOfPost(action.kind)) {
        return holds;
    }
    const auto rows = rowsAbout(tx, action.account, action.target, readAt);
    const QString axis = axisOf(action);
    for (const OutboxRow &row : rows ? *rows : std::vector<OutboxRow>()) {
        if (row.state == OutboxState::Done && axisOf(row.action) == axis) {
            holds = row.action.kind == action.kind; // the last one is right
        }
    }
    return holds;
}

void cancelRow(UserTx &tx, qint64 id, Enqueued &done)
{
    tx.db.prepare("UPDATE outbox SET state = 5, trouble = '', changed_at = ? WHERE id = ?")
        .bind(1, tx.now)
        .bind(2, id)
        .run();
    tx.changes.outbox = true;
    done.cancelled.push_back(id);
}

void renewOptions(UserTx &tx, qint64 id, const Action &action)
{
    tx.db.prepare("UPDATE outbox SET options = ?, changed_at = ? WHERE id = ?")
        .bind(1, optionsText(action))
        .bind(2, tx.now)
        .bind(3, id)
        .run();
    tx.changes.outbox = true;
}

/// What is on its way to a server cannot be given other options.
bool saysNothingNew(const Action &action, const Action &underWay)
{
    return action.kind == underWay.kind && action.options == underWay.options
        && action.note == underWay.note;
}

Result<Enqueued> asNewRow(UserTx &tx, const Action &action, qint64 notBefore, Enqueued done)
{
    const auto id = addOutboxRow(tx, action, notBefore);
    if (!id) {
        return id.error();
    }
    done.id = *id;
    return done;
}

/// The request of one that rests may have been heard, or be on its way yet, so that the opposite is
/// taken for one that was sent, too: it waits as long, and how it stands is asked first where doing
/// it twice is not doing it once (sync/repeating.h).
void takePlace(UserTx &tx, const OutboxRow &resting, qint64 id)
{
    tx.db
        .prepare("UPDATE outbox SET state = 1, tries = ?, sent_at = ?, "
                 "not_before = max(not_before, ?), changed_at = ? WHERE id = ?")
        .bind(1, resting.tries)
        .bind(2, resting.sentAt)
        .bind(3, std::max(resting.notBefore, tx.now)) // isResting()
        .bind(4, tx.now)
        .bind(5, id)
        .run();
}

Result<Enqueued> inPlaceOf(UserTx &tx, const OutboxRow &resting, const Action &action,
    qint64 notBefore, const Enqueued &done)
{
    const auto added = asNewRow(tx, action, notBefore, done);
    if (added) {
        takePlace(tx, resting, added->id);
    }
    return added;
}

/// Whoever clicked while it was sent is right, too, and waits for no server that may never answer.
void giveWayToOpposite(UserTx &tx, const OutboxRow &row)
{
    if (!isResting(row) || axisOf(row.action).isEmpty()) {
        return;
    }
    const std::vector<OutboxRow> rows = rowsOnAxis(tx, row.action);
    if (rows.empty() || rows.back().state != OutboxState::Waiting
        || rows.back().action.kind == row.action.kind) {
        return;
    }
    Enqueued gone;
    cancelRow(tx, row.id, gone);
    takePlace(tx, row, rows.back().id);
}

/// A second click, and no second report; 0: there is none. Of a person only reports have no axis.
qint64 sameReport(UserTx &tx, const Action &action)
{
    const std::vector<OutboxRow> rows = rowsOnAxis(tx, action);
    const auto same = std::ranges::find_if(rows, [&action](const OutboxRow &row) {
        return isUnderWay(row.state) && row.action.kind == Action::Kind::Report
            && row.action.report == action.report;
    });
    return same == rows.end() ? 0 : same->id;
}

/// Of rows under way, the last first: who says the same is the one; who waits and says the opposite
/// gives way, and then it is as it was before them; who rests gives its place, for its server may
/// never answer.
Result<Enqueued> enqueueBehind(UserTx &tx, const Action &action, std::vector<OutboxRow> rows,
    std::optional<bool> holds, qint64 notBefore, Enqueued done)
{
    bool mayBeSent = false;
    for (; !rows.empty(); rows.pop_back()) {
        const OutboxRow &last = rows.back();
        const bool waits = last.state == OutboxState::Waiting;
        if (waits && last.action.kind == action.kind) {
            renewOptions(tx, last.id, action);
            done.id = last.id;
            return done;
        }
        if (!waits && saysNothingNew(action, last.action)) {
            done.id = last.id;
            return done;
        }
        if (!waits && (!isResting(last) || last.action.kind == action.kind)) {
            return asNewRow(tx, action, notBefore, done);
        }
        cancelRow(tx, last.id, done);
        if (!waits) {
            return inPlaceOf(tx, last, action, notBefore, done);
        }
        mayBeSent = mayBeSent || last.tries > 0;
    }
    return holds.value_or(false) && !mayBeSent ? Result<Enqueued>(done)
                                               : asNewRow(tx, action, notBefore, done);
}

/// What the one and the other want cannot both be so, or is the same. Some servers have one
/// reaction of each account, of which a favourite is one.
QString lateAxisOf(const Action &action)
{
    switch (action.kind) {
    case Action::Kind::React:
    case Action::Kind::Unreact:
    case Action::Kind::Favourite:
    case Action::Kind::Unfavourite:
        return QStringLiteral("reaction");
    default: {
        const QString axis = axisOf(action);
        return axis.isEmpty() ? word(action.kind) : axis;
    }
    }
}

/// A later one is about the same, done or not.
bool wasWantedSince(UserTx &tx, const OutboxRow &row)
{
    Loan rows =
        tx.db.prepare(OUTBOX_COLUMNS "INDEXED BY outbox_target WHERE account = ? AND target = ? "
                                     "AND id > ? AND state <> 5");
    rows.bind(1, row.action.account.value).bind(2, row.action.target).bind(3, row.id);
    const QString axis = lateAxisOf(row.action);
    return std::ranges::any_of(readOutboxRows(rows),
        [&axis](const OutboxRow &later) { return lateAxisOf(later.action) == axis; });
}

} // namespace

Error senseless(const Action &action)
{
    return {.kind = ErrorKind::Usage,
        .subject = action.target.isEmpty() ? word(action.kind) : action.target.left(200)};
}

bool makesSense(const Action &action)
{
    const bool named = !action.account.isEmpty() && !action.target.isEmpty()
        && action.target.size() <= longestTarget;
    const bool reacts = action.kind == Action::Kind::React || action.kind == Action::Kind::Unreact;
    const bool complete = (!reacts || !action.reaction.isEmpty())
        && (action.kind != Action::Kind::Vote || !action.choices.isEmpty());
    Action again = action;
    return !word(action.kind).isEmpty() && named && complete
        && readOptions(again, optionsText(action)).ok();
}

Result<qint64> addOutboxRow(UserTx &tx, const Action &action, qint64 notBefore)
{
    Loan count =
        tx.db.prepare("SELECT count(*) FROM outbox WHERE account = ? AND state IN (0, 1, 2, 3)");
    count.bind(1, action.account.value).step();
    if (count.integer(0) >= mostInOutbox) {
        Error full = senseless(action);
        full.detail = Words::tr("too much is waiting to be sent already");
        return full;
    }
    tx.db
        .prepare("INSERT INTO outbox(account, kind, target, options, state, tries, not_before, "
                 "trouble, key, key_at, sent_at, result_id, result_uri, result_url, created_at, "
                 "changed_at, after) "
                 "VALUES(?1, ?2, ?3, ?4, 0, 0, ?5, '', '', 0, 0, '', '', '', ?6, ?6, ?7)")
        .bind(1, action.account.value)
        .bind(2, int(action.kind))
        .bind(3, action.target)
        .bind(4, optionsText(action))
        .bind(5, notBefore)
        .bind(6, tx.now)
        .bind(7, waitsFor(action))
        .run();
    tx.changes.outbox = true;
    const qint64 id = tx.db.lastRowId();
    overtakeEdits(tx, action, id);
    return id;
}

OutboxRow readOutboxRow(const Loan &row, bool *whole)
{
    OutboxRow read{.id = row.integer(0),
        .action = {.kind = Action::Kind(row.integer(2)),
            .account = {row.text(1)},
            .target = row.text(3)},
        .state = OutboxState(row.integer(5)),
        .tries = int(row.integer(6)),
        .notBefore = row.integer(7),
        .trouble = row.text(8),
        .key = row.text(9),
        .keyAt = row.integer(10)};
    const bool understood = readOptions(read.action, row.text(4)).ok();
    if (whole) {
        *whole = understood && !word(read.action.kind).isEmpty();
    }
    if (!row.isNull(11)) {
        read.newestBefore = row.text(11);
    }
    read.sentAt = row.integer(12);
    read.resultId = row.text(13);
    read.resultUri = row.text(14);
    read.resultUrl = row.text(15);
    read.createdAt = row.integer(16);
    read.changedAt = row.integer(17);
    return read;
}

std::vector<OutboxRow> readOutboxRows(Loan &rows)
{
    std::vector<OutboxRow> found;
    while (rows.step()) {
        found.push_back(readOutboxRow(rows));
    }
    return found;
}

Result<Enqueued> enqueue(
    UserTx &tx, const Action &action, std::optional<bool> holds, qint64 notBefore, qint64 readAt)
{
    // One that waits for another comes with it: enqueuePosts().
    if (!makesSense(action) || !action.post.after.isEmpty()) {
        return senseless(action);
    }
    Enqueued done;
    if (axisOf(action).isEmpty()) {
        done.id = action.kind == Action::Kind::Report ? sameReport(tx, action) : 0;
        return done.id > 0 ? Result<Enqueued>(done) : asNewRow(tx, action, notBefore, done);
    }
    std::vector<OutboxRow> rows = rowsOnAxis(tx, action);
    for (const OutboxRow &row : rows) {
        if (row.state == OutboxState::Failed) {
            cancelRow(tx, row.id, done);
        }
    }
    std::erase_if(rows, [](const OutboxRow &row) { return row.state == OutboxState::Failed; });
    const auto so = holdsNow(tx, action, holds, readAt);
    return enqueueBehind(tx, action, std::move(rows), so, notBefore, done);
}

Result<std::optional<OutboxRow>> outboxRow(UserTx &tx, qint64 id)
{
    Loan row = tx.db.prepare(OUTBOX_COLUMNS "WHERE id = ?");
    if (!row.bind(1, id).step()) {
        return std::optional<OutboxRow>();
    }
    return std::optional(readOutboxRow(row));
}

Result<std::vector<OutboxRow>> underWay(UserTx &tx, const AccountId &account, int most)
{
    Loan rows = tx.db.prepare(OUTBOX_COLUMNS "INDEXED BY outbox_turn WHERE account = ? "
                                             "AND state < 3 ORDER BY id LIMIT ?");
    rows.bind(1, account.value).bind(2, std::max(0, most));
    return readOutboxRows(rows);
}

Result<std::vector<OutboxRow>> rowsAbout(
    UserTx &tx, const AccountId &account, const QString &target, qint64 since)
{
    Loan rows =
        tx.db.prepare(OUTBOX_COLUMNS "INDEXED BY outbox_target WHERE account = ?1 AND target = ?2 "
                                     "AND (state < 3 OR (state = 4 AND ?3 > 0 "
                                     "AND changed_at >= ?3)) ORDER BY id");
    rows.bind(1, account.value).bind(2, target).bind(3, since);
    return readOutboxRows(rows);
}

Result<std::vector<OutboxRow>> failedAbout(
    UserTx &tx, const AccountId &account, const QString &target)
{
    Loan rows = tx.db.prepare(OUTBOX_COLUMNS "INDEXED BY outbox_target WHERE account = ? "
                                             "AND target = ? AND state = 3 ORDER BY id");
    rows.bind(1, account.value).bind(2, target);
    return readOutboxRows(rows);
}

Result<std::vector<AccountId>> accountsUnderWay(UserTx &tx)
{
    Loan rows = tx.db.prepare("SELECT DISTINCT account FROM outbox INDEXED BY outbox_turn "
                              "WHERE state < 3 ORDER BY account");
    std::vector<AccountId> found;
    while (rows.step()) {
        found.push_back({rows.text(0)});
    }
    return found;
}

Result<std::vector<OutboxRow>> outboxRows(UserTx &tx, int most)
{
    // What failed last and what was just written somebody waits for; of the others for the next.
    Loan rows = tx.db.prepare(OUTBOX_COLUMNS
        "WHERE id IN (SELECT id FROM (SELECT id FROM outbox "
        "WHERE state = 3 OR (state < 3 AND kind IN (15, 30)) ORDER BY id DESC LIMIT ?1) "
        "UNION ALL SELECT id FROM (SELECT id FROM outbox "
        "WHERE state < 3 AND kind NOT IN (15, 30) ORDER BY id LIMIT ?1)) ORDER BY id");
    rows.bind(1, std::max(0, most));
    return readOutboxRows(rows);
}

Result<std::vector<OutboxRow>> rowsOfKinds(UserTx &tx, Action::Kind one, Action::Kind other)
{
    Loan rows = tx.db.prepare(OUTBOX_COLUMNS "WHERE state < 4 AND kind IN (?, ?) ORDER BY id");
    rows.bind(1, int(one)).bind(2, int(other));
    return readOutboxRows(rows);
}

Result<std::vector<OutboxRow>> marksUnderWay(UserTx &tx)
{
    using Kind = Action::Kind;
    // Of an edit the options are a whole post.
    Loan rows =
        tx.db.prepare("SELECT id, account, kind, target, state, trouble, changed_at, "
                      "CASE WHEN kind IN (?1, ?2, ?3) THEN options ELSE '{}' END FROM outbox "
                      "WHERE state < 4 AND kind BETWEEN ?4 AND ?5 ORDER BY id");
    rows.bind(1, int(Kind::React))
        .bind(2, int(Kind::Unreact))
        .bind(3, int(Kind::Vote))
        .bind(4, int(Kind::Boost))
        .bind(5, int(Kind::Edit));
    std::vector<OutboxRow> found;
    while (rows.step()) {
        OutboxRow row{.id = rows.integer(0),
            .action = {.kind = Kind(rows.integer(2)),
                .account = {rows.text(1)},
                .target = rows.text(3)},
            .state = OutboxState(rows.integer(4)),
            .trouble = rows.text(5),
            .changedAt = rows.integer(6)};
        const QString options = rows.text(7);
        if (options == QStringLiteral("{}") || readOptions(row.action, options)) {
            found.push_back(std::move(row));
        }
    }
    return found;
}

Result<bool> saveOutboxRow(UserTx &tx, const OutboxRow &row)
{
    // Not the action: enqueue() may have given it other options since it was read.
    Loan update = tx.db.prepare(
        "UPDATE outbox SET state = ?, tries = ?, not_before = ?, trouble = ?, key = ?, "
        "key_at = ?, newest_before = ?, sent_at = ?, result_id = ?, result_uri = ?, "
        "result_url = ?, changed_at = ? WHERE id = ? AND state < 3");
    update.bind(1, int(row.state))
        .bind(2, row.tries)
        .bind(3, row.notBefore)
        .bind(4, row.trouble)
        .bind(5, row.key)
        .bind(6, row.keyAt);
    row.newestBefore ? update.bind(7, *row.newestBefore) : update.bindNull(7);
    update.bind(8, row.sentAt)
        .bind(9, row.resultId)
        .bind(10, row.resultUri)
        .bind(11, row.resultUrl)
        .bind(12, tx.now)
        .bind(13, row.id)
        .run();
    const bool saved = tx.db.changes() > 0;
    tx.changes.outbox = tx.changes.outbox || saved;
    if (saved) {
        tellThoseBehind(tx, row);
    }
    if (saved && row.state == OutboxState::Done) {
        keepFollowAnswer(tx, row.action);
    }
    if (saved && row.state == OutboxState::Failed) {
        giveWayToLaterEdit(tx, row.id);
    }
    if (saved) {
        giveWayToOpposite(tx, row);
    }
    return saved;
}

Result<bool> wasDoneAfterAll(UserTx &tx, qint64 id)
{
    const auto row = outboxRow(tx, id);
    if (!row) {
        return row.error();
    }
    if (!*row || (*row)->state != OutboxState::Failed || wasWantedSince(tx, **row)) {
        return false;
    }
    tx.db
        .prepare("UPDATE outbox SET state = 2, trouble = '', not_before = 0, changed_at = ? "
                 "WHERE id = ?")
        .bind(1, tx.now)
        .bind(2, id)
        .run();
    tx.changes.outbox = true;
    return true;
}

Result<std::vector<OutboxRow>> openQuestions(UserTx &tx, const AccountId &account, int most)
{
    Loan rows =
        tx.db.prepare(OUTBOX_COLUMNS "INDEXED BY outbox_standing WHERE account = ? AND state = 3 "
                                     "AND key_at > 0 AND kind <> 30 ORDER BY id DESC LIMIT ?");
    rows.bind(1, account.value).bind(2, std::max(0, most));
    return readOutboxRows(rows);
}

void closeQuestion(UserTx &tx, qint64 id, qint64 asked)
{
    tx.db.prepare("UPDATE outbox SET key_at = 0 WHERE id = ? AND state = 3 AND key_at = ?")
        .bind(1, id)
        .bind(2, asked)
        .run();
}

Result<bool> retryAction(UserTx &tx, qint64 id)
{
    if (giveWayToLaterEdit(tx, id)) {
        return false;
    }
    tx.db
        .prepare("UPDATE outbox SET state = CASE state WHEN 1 THEN 1 ELSE 0 END, not_before = 0, "
                 "trouble = '', changed_at = ? WHERE id = ? AND (state IN (0, 3) OR (state = 1 "
                 "AND (not_before > 0 OR trouble <> '')))") // isResting()
        .bind(1, tx.now)
        .bind(2, id)
        .run();
    const bool waits = tx.db.changes() > 0;
    tx.changes.outbox = tx.changes.outbox || waits;
    const auto others = waits ? retryWithOthers(tx, id) : Result<Done>(Done{});
    return others ? Result<bool>(waits) : others.error();
}

Result<bool> cancelAction(UserTx &tx, qint64 id)
{
    const auto before = outboxRow(tx, id);
    if (!before) {
        return before.error();
    }
    tx.db
        .prepare("UPDATE outbox SET state = 5, trouble = '', changed_at = ? "
                 "WHERE id = ? AND (state IN (0, 3) OR (state = 1 "
                 "AND (not_before > 0 OR trouble <> '')))") // isResting()
        .bind(1, tx.now)
        .bind(2, id)
        .run();
    const bool cancelled = tx.db.changes() > 0;
    tx.changes.outbox = tx.changes.outbox || cancelled;
    if (cancelled) {
        cancelThoseBehind(tx, id, *before && isResting(**before));
    }
    return cancelled;
}

Result<Done> tidyOutbox(UserTx &tx)
{
    tx.db.prepare("DELETE FROM outbox WHERE state > 3 AND changed_at < ?")
        .bind(1, tx.now - outboxKeptMs)
        .run();
    tx.changes.outbox = tx.changes.outbox || tx.db.changes() > 0;
    return Done{};
}

} // namespace asterism::store
