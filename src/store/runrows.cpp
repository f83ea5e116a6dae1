// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/moveditems.h"
#include "store/runs.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace asterism::store {

// The rows of runs. Numbers in the statements are those of model/run.h: a partial index is only
// found where its condition is spelt out. The indexes are named, as there are no statistics from
// which SQLite could tell the good one.

static_assert(int(RowState::Waiting) == 1 && int(RowState::Sending) == 2);
static_assert(int(RowState::Ended) == 3 && int(Outcome::None) == 0);
static_assert(int(Outcome::Done) == 1 && int(Outcome::Requested) == 2);
static_assert(int(Outcome::Moved) == 4 && int(Outcome::NotFound) == 5);
static_assert(
    int(Outcome::ServerGone) == 6 && int(Outcome::Refused) == 7 && int(Outcome::Cancelled) == 10);
static_assert(int(Finding::None) == 0 && int(Finding::ToDo) == 1 && int(Finding::Unknown) == 3
    && int(Finding::Gone) == 4);

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

RunRow readRunRow(const Loan &row)
{
    const int rest = 2 + movedItemColumns;
    return {.place = int(row.integer(0)),
        .line = int(row.integer(1)),
        .item = readMovedItem(row, 2),
        .text = row.text(rest),
        .removes = row.flag(rest + 1),
        .state = RowState(row.integer(rest + 2)),
        .finding = Finding(row.integer(rest + 3)),
        .outcome = Outcome(row.integer(rest + 4)),
        .detail = row.text(rest + 5),
        .localId = row.text(rest + 6),
        .movedTo = row.text(rest + 7),
        .tries = int(row.integer(rest + 8)),
        .changedAt = row.integer(rest + 9),
        .lookAt = row.integer(rest + 10)};
}

#define ROW_COLUMNS                                                                                \
    "place, line, " MOVED_ITEM_COLUMNS ", text, removes, state, finding, outcome, detail, "        \
    "local_id, moved_to, tries, changed_at, look_at"

std::vector<RunRow> readRunRows(Loan &rows)
{
    std::vector<RunRow> found;
    while (rows.step()) {
        found.push_back(readRunRow(rows));
    }
    return found;
}

Error rowTrouble(UserTx &tx, qint64 run, int place)
{
    Loan row = tx.db.prepare("SELECT 1 FROM run_row WHERE run = ? AND place = ?");
    const QString subject = QStringLiteral("%1/%2").arg(run).arg(place);
    if (!row.bind(1, run).bind(2, place).step()) {
        return {.kind = ErrorKind::NotFound, .subject = subject};
    }
    return {
        .kind = ErrorKind::Usage, .subject = subject, .detail = Words::tr("it has ended already")};
}

/// Rows that stand alike.
struct Alike {
    RowState state;
    Finding finding;
    Outcome outcome;
    bool removes;
    int rows;
};

/// Walks over one narrow index and nothing else: 2 ms for 10,000 rows.
std::vector<Alike> alike(UserTx &tx, qint64 run)
{
    Loan rows = tx.db.prepare("SELECT state, finding, outcome, removes, count(*) FROM run_row "
                              "INDEXED BY run_row_standing WHERE run = ? "
                              "GROUP BY state, finding, outcome, removes");
    rows.bind(1, run);
    std::vector<Alike> found;
    while (rows.step()) {
        found.push_back({RowState(rows.integer(0)), Finding(rows.integer(1)),
            Outcome(rows.integer(2)), rows.flag(3), int(rows.integer(4))});
    }
    return found;
}

bool fits(const Alike &some, const RowsWish &wish)
{
    return (!wish.outcome || some.outcome == *wish.outcome)
        && (!wish.finding || (some.finding == *wish.finding && some.state != RowState::Ended))
        && (!wish.removes || some.removes == *wish.removes);
}

// ?3 to ?6 are the wishes; -1 and '' wish nothing. lower() and so the search know the case of
// ASCII letters only.
#define AS_WISHED                                                                                  \
    " AND (?3 < 0 OR outcome = ?3) AND (?4 < 0 OR (finding = ?4 AND state <> 3)) "                 \
    "AND (?5 < 0 OR removes = ?5) AND (?6 = '' OR instr(lower(subject), lower(?6)) "               \
    "OR instr(lower(list), lower(?6)) OR instr(lower(detail), lower(?6))) "
#define ROWS_FROM "SELECT " ROW_COLUMNS " FROM run_row "
#define FROM_PLACE "WHERE run = ?1 AND place >= ?2 "
#define IN_ORDER "ORDER BY place LIMIT ?7"

/// By the index of what is usually rarest; the rest is looked at row by row.
const char *statementFor(const RowsWish &wish)
{
    if (wish.outcome) {
        return ROWS_FROM "INDEXED BY run_row_outcome " FROM_PLACE
                         "AND outcome = ?3 " AS_WISHED IN_ORDER;
    }
    if (wish.finding) {
        return ROWS_FROM "INDEXED BY run_row_finding " FROM_PLACE
                         "AND finding = ?4 AND state <> 3 " AS_WISHED IN_ORDER;
    }
    if (wish.removes.value_or(false)) {
        return ROWS_FROM "INDEXED BY run_row_removes " FROM_PLACE
                         "AND removes = 1 " AS_WISHED IN_ORDER;
    }
    return ROWS_FROM FROM_PLACE AS_WISHED IN_ORDER;
}

void bindWish(Loan &row, qint64 run, int from, const RowsWish &wish)
{
    row.bind(1, run)
        .bind(2, from)
        .bind(3, wish.outcome ? int(*wish.outcome) : -1)
        .bind(4, wish.finding ? int(*wish.finding) : -1)
        .bind(5, wish.removes ? int(*wish.removes) : -1)
        .bind(6, wish.search);
}

/// NotFound when the run is gone.
Result<qint64> nextPlace(UserTx &tx, qint64 run)
{
    Loan row = tx.db.prepare("SELECT coalesce((SELECT max(place) + 1 FROM run_row WHERE run = ?1), "
                             "0) FROM run WHERE id = ?1");
    if (!row.bind(1, run).step()) {
        return Error{.kind = ErrorKind::NotFound, .subject = QString::number(run)};
    }
    return row.integer(0);
}

} // namespace

Result<Done> addRunRows(UserTx &tx, qint64 run, const std::vector<RunRow> &rows)
{
    const auto first = nextPlace(tx, run);
    if (!first) {
        return first.error();
    }
    qint64 place = *first;
    Loan row = tx.db.prepare("INSERT INTO run_row(run, " ROW_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, "
                             "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(1, run);
    for (const RunRow &added : rows) {
        row.bind(2, place++).bind(3, added.line);
        bindMovedItem(row, 4, added.item);
        const int rest = 4 + movedItemColumns;
        row.bind(rest, added.text)
            .bind(rest + 1, added.removes)
            .bind(rest + 2, int(added.state))
            .bind(rest + 3, int(added.finding))
            .bind(rest + 4, int(added.outcome))
            .bind(rest + 5, added.detail)
            .bind(rest + 6, added.localId)
            .bind(rest + 7, added.movedTo)
            .bind(rest + 8, added.tries)
            .bind(rest + 9, added.changedAt)
            .bind(rest + 10, added.lookAt)
            .run();
        row.reset();
    }
    tx.changes.runs = true;
    return Done{};
}

Result<RunCounts> runCounts(UserTx &tx, qint64 id)
{
    RunCounts counts;
    for (const Alike &some : alike(tx, id)) {
        counts.total += some.rows;
        counts.removals += some.removes ? some.rows : 0;
        counts.outcomes.at(size_t(some.outcome)) += some.rows;
        const RunRow row{.state = some.state, .finding = some.finding, .outcome = some.outcome};
        counts.retries += mayRetry(row) ? some.rows : 0;
        if (some.state == RowState::New) {
            counts.unchecked += some.rows;
        } else if (some.state != RowState::Ended) {
            counts.waiting += some.rows;
            counts.findings.at(size_t(some.finding)) += some.rows;
        }
    }
    return counts;
}

Result<int> countWithoutBoosts(UserTx &tx, qint64 id)
{
    Loan row = tx.db.prepare("SELECT count(*) FROM run_row WHERE run = ? AND state IN (?, ?) "
                             "AND finding NOT IN (?, ?) AND removes = 0 AND boosts = 0");
    row.bind(1, id).bind(2, int(RowState::Waiting)).bind(3, int(RowState::Sending));
    row.bind(4, int(Finding::Unknown)).bind(5, int(Finding::Gone));
    return row.step() ? int(row.integer(0)) : 0;
}

Result<std::vector<RunRow>> runRows(UserTx &tx, qint64 run, const RowsWish &wish)
{
    Loan rows = tx.db.prepare(statementFor(wish));
    bindWish(rows, run, wish.from, wish);
    rows.bind(7, std::max(0, wish.most));
    return readRunRows(rows);
}

Result<int> countRunRows(UserTx &tx, qint64 run, const RowsWish &wish)
{
    if (!wish.search.isEmpty()) {
        Loan row = tx.db.prepare("SELECT count(*) FROM run_row " FROM_PLACE AS_WISHED);
        bindWish(row, run, 0, wish);
        return row.step() ? int(row.integer(0)) : 0;
    }
    int count = 0;
    for (const Alike &some : alike(tx, run)) {
        count += fits(some, wish) ? some.rows : 0;
    }
    return count;
}

Result<std::optional<RunRow>> nextRow(UserTx &tx, qint64 run)
{
    for (const char *sql : {
             ROWS_FROM "INDEXED BY run_row_turn WHERE run = ? AND state = 2 ORDER BY place LIMIT 1",
             ROWS_FROM "INDEXED BY run_row_turn WHERE run = ? AND state = 1 ORDER BY place LIMIT 1",
         }) {
        Loan row = tx.db.prepare(sql);
        if (row.bind(1, run).step()) {
            return std::optional(readRunRow(row));
        }
    }
    return std::optional<RunRow>();
}

Result<std::vector<RunRow>> unknownRows(UserTx &tx, qint64 run, int from, int most)
{
    Loan rows = tx.db.prepare(ROWS_FROM "INDEXED BY run_row_unknown WHERE run = ? AND place >= ? "
                                        "AND state = 1 AND local_id = '' ORDER BY place LIMIT ?");
    rows.bind(1, run).bind(2, from).bind(3, std::max(0, most));
    return readRunRows(rows);
}

Result<std::vector<RequestedRow>> rowsToLookAt(UserTx &tx, qint64 now, int most)
{
    Loan rows = tx.db.prepare("SELECT " ROW_COLUMNS ", run FROM run_row INDEXED BY run_row_look "
                              "WHERE outcome = 2 AND look_at > 0 AND look_at <= ? "
                              "ORDER BY look_at, run, place LIMIT ?");
    rows.bind(1, now).bind(2, std::max(0, most));
    std::map<qint64, Run> known;
    std::vector<RequestedRow> found;
    while (rows.step()) {
        const qint64 id = rows.integer(2 + movedItemColumns + 11);
        auto run = known.find(id);
        if (run == known.end()) {
            const auto read = runById(tx, id);
            if (!read) {
                return read.error();
            }
            run = known.emplace(id, read->value_or(Run{})).first;
        }
        found.push_back({run->second, readRunRow(rows)});
    }
    return found;
}

Result<qint64> nextLookAt(UserTx &tx)
{
    return tx.db.number("SELECT look_at FROM run_row INDEXED BY run_row_look "
                        "WHERE outcome = 2 AND look_at > 0 ORDER BY look_at LIMIT 1");
}

Result<Done> lookAtRequested(UserTx &tx, qint64 run, qint64 at)
{
    tx.db
        .prepare("UPDATE run_row INDEXED BY run_row_outcome SET look_at = ? "
                 "WHERE run = ? AND outcome = 2 AND look_at = 0")
        .bind(1, at)
        .bind(2, run)
        .run();
    tx.changes.runs = true;
    return Done{};
}

Result<Done> saveRow(UserTx &tx, qint64 run, const RunRow &row)
{
    tx.db
        .prepare("UPDATE run_row SET removes = ?3, state = ?4, finding = ?5, outcome = ?6, "
                 "detail = ?7, local_id = ?8, moved_to = ?9, tries = ?10, changed_at = ?11, "
                 "look_at = ?12 WHERE run = ?1 AND place = ?2 AND (state <> 3 OR (?4 = 3 AND "
                 "(outcome = ?6 OR (outcome = 2 AND ?6 IN (1, 4, 7)))))")
        .bind(1, run)
        .bind(2, row.place)
        .bind(3, row.removes)
        .bind(4, int(row.state))
        .bind(5, int(row.finding))
        .bind(6, int(row.outcome))
        .bind(7, row.detail)
        .bind(8, row.localId)
        .bind(9, row.movedTo)
        .bind(10, row.tries)
        .bind(11, row.changedAt)
        .bind(12, row.lookAt)
        .run();
    if (tx.db.changes() == 0) {
        return rowTrouble(tx, run, row.place);
    }
    tx.changes.runs = true;
    return Done{};
}

Result<Done> saveRows(UserTx &tx, qint64 run, const std::vector<RunRow> &rows)
{
    for (const RunRow &row : rows) {
        if (auto done = saveRow(tx, run, row); !done) {
            return done;
        }
    }
    return Done{};
}

Result<Done> cancelRows(UserTx &tx, qint64 run)
{
    tx.db
        .prepare("UPDATE run_row SET state = 3, outcome = 10, look_at = 0, changed_at = ? "
                 "WHERE run = ? AND state <> 3")
        .bind(1, tx.now)
        .bind(2, run)
        .run();
    tx.changes.runs = true;
    return Done{};
}

Result<Done> spareNamed(UserTx &tx, qint64 run, const RunRow &row, const QString &detail)
{
    tx.db
        .prepare("UPDATE run_row INDEXED BY run_row_removes SET state = 3, outcome = 10, "
                 "look_at = 0, detail = ?1, changed_at = ?2 "
                 "WHERE run = ?3 AND removes = 1 AND state = 1 AND list = ?4 "
                 "AND (subject = ?5 OR (local_id = ?6 AND local_id <> ''))")
        .bind(1, detail)
        .bind(2, tx.now)
        .bind(3, run)
        .bind(4, row.item.list)
        .bind(5, row.movedTo.isEmpty() ? row.item.subject : row.movedTo)
        .bind(6, row.localId)
        .run();
    tx.changes.runs = true;
    return Done{};
}

// Those that mayRetry(). Whom nobody knew the last time may be known now, so that this is found
// out again, too.
#define WAITS_AGAIN                                                                                \
    "UPDATE run_row SET state = 1, outcome = 0, finding = iif(finding IN (3, 4), 1, finding), "    \
    "detail = '', tries = 0, look_at = 0, changed_at = ?1 "                                        \
    "WHERE run = ?2 AND outcome IN (5, 6, 7) AND (outcome <> 7 OR finding <> 0)"

Result<int> retryRows(UserTx &tx, qint64 run, const std::vector<int> &places)
{
    tx.changes.runs = true;
    if (places.empty()) {
        tx.db.prepare(WAITS_AGAIN).bind(1, tx.now).bind(2, run).run();
        return tx.db.changes();
    }
    int again = 0;
    Loan row = tx.db.prepare(WAITS_AGAIN " AND place = ?3");
    row.bind(1, tx.now).bind(2, run);
    for (const int place : places) {
        row.bind(3, place).run();
        row.reset();
        again += tx.db.changes();
    }
    return again;
}

} // namespace asterism::store
