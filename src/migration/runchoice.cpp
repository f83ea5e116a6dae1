// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/runchoice.h"

#include "migration/rowrules.h"
#include "store/accounts.h"
#include "store/runs.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int aheadRows = 40;

void noteSooner(qint64 &earliest, qint64 time)
{
    earliest = earliest == 0 ? time : std::min(earliest, time);
}

/// The first row of a run that is due; else when the first will be, or nothing is to do.
struct DueRow {
    std::optional<RunRow> row;
    qint64 at = 0;
};

Result<DueRow> dueRow(store::UserTx &tx, qint64 run)
{
    DueRow due;
    auto row = store::nextRow(tx, run);
    if (!row) {
        return row.error();
    }
    if (!*row || isDue(**row, tx.now)) {
        due.row = *row;
        return due;
    }
    // Those that wait for their servers let the others by.
    store::RowsWish wish{.outcome = Outcome::None, .from = 0, .most = 200};
    bool addsLater = false;
    while (true) {
        const auto rows = store::runRows(tx, run, wish);
        if (!rows) {
            return rows.error();
        }
        for (const RunRow &waiting : *rows) {
            // What is taken away comes last, when it is known whom the others mean.
            if (addsLater && waiting.removes) {
                return due;
            }
            if (waiting.state == RowState::Waiting && isDue(waiting, tx.now)) {
                due.row = waiting;
                return due;
            }
            noteSooner(due.at, dueAt(waiting));
            addsLater = addsLater || !waiting.removes;
        }
        if (int(rows->size()) < wish.most) {
            return due;
        }
        wish.from = rows->back().place + 1;
    }
}

/// People of the next rows, whose standing can be asked for together.
Result<QStringList> idsAhead(store::UserTx &tx, qint64 run, const RunRow &row)
{
    const auto rows =
        store::runRows(tx, run, {.outcome = Outcome::None, .from = row.place, .most = aheadRows});
    if (!rows) {
        return rows.error();
    }
    QStringList ids;
    for (const RunRow &next : *rows) {
        if (!next.localId.isEmpty()) {
            ids << next.localId;
        }
    }
    return ids;
}

/// The oldest first.
Result<std::vector<Run>> runsOf(store::UserTx &tx, const AccountId &account)
{
    auto runs = store::runs(tx);
    if (!runs) {
        return runs.error();
    }
    std::erase_if(*runs,
        [&](const Run &run) { return run.account != account || run.state != RunState::Running; });
    std::ranges::reverse(*runs);
    return runs;
}

Result<std::optional<Account>> accountOf(store::UserTx &tx, const AccountId &id)
{
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    const auto found = std::ranges::find(*accounts, id, &Account::id);
    return found == accounts->end() ? std::optional<Account>() : std::optional(*found);
}

Result<std::map<QString, QString>> pacesOf(store::UserTx &tx, const AccountId &account)
{
    std::map<QString, QString> texts;
    for (const QString &what : {u"follows"_s, u"blocks"_s, u"mutes"_s, u"domain-blocks"_s,
             u"bookmarks"_s, u"tags"_s, u"lists"_s, u"clips"_s}) {
        const auto text = store::runPace(tx, account, what);
        if (!text) {
            return text.error();
        }
        texts[what] = *text;
    }
    return texts;
}

/// When it may go; 0: now.
qint64 heldUntil(const ChoiceWish &wish, const Run &run, qint64 now)
{
    const auto wait = wish.waits.find(run.id);
    const qint64 until = wait == wish.waits.end() ? run.waitUntil : wait->second;
    // Further away than any wait is: the clock was set back.
    return until <= now || until > now + dayMs + minuteMs ? 0 : until;
}

Result<Done> lookInto(store::UserTx &tx, const Run &run, RunChoice &choice)
{
    const auto due = dueRow(tx, run.id);
    if (!due) {
        return due.error();
    }
    if (due->row) {
        const auto ahead = idsAhead(tx, run.id, *due->row);
        if (!ahead) {
            return ahead.error();
        }
        choice.job = RowWork::Job{run, *due->row, *ahead};
    } else if (due->at > 0) {
        noteSooner(choice.nextAt, due->at);
    } else {
        choice.finished.push_back(run.id);
    }
    return Done{};
}

} // namespace

Result<RunChoice> chooseRow(store::UserTx &tx, const ChoiceWish &wish)
{
    RunChoice choice;
    const auto runs = runsOf(tx, wish.account);
    const auto account = accountOf(tx, wish.account);
    auto paces = wish.paces ? pacesOf(tx, wish.account)
                            : Result<std::map<QString, QString>>(std::map<QString, QString>());
    if (!runs || !account || !paces) {
        return !runs ? runs.error() : !account ? account.error() : paces.error();
    }
    choice.account = *account;
    choice.paces = std::move(*paces);
    for (const Run &run : *runs) {
        const qint64 until = heldUntil(wish, run, tx.now);
        if (wish.stopping.contains(run.id)) {
            continue;
        }
        if (until > 0) {
            noteSooner(choice.nextAt, until);
            continue;
        }
        if (const auto done = lookInto(tx, run, choice); !done) {
            return done.error();
        }
        if (choice.job) {
            break;
        }
    }
    return choice;
}

Result<std::optional<Run>> changeRunning(
    store::UserTx &tx, qint64 id, const std::function<void(Run &)> &change)
{
    const auto run = store::runById(tx, id);
    if (!run) {
        return run.error();
    }
    if (!*run || (*run)->state != RunState::Running) {
        return std::optional<Run>();
    }
    Run changed = **run;
    change(changed);
    const auto saved = store::saveRun(tx, changed);
    return saved ? Result<std::optional<Run>>(std::optional(changed)) : saved.error();
}

} // namespace asterism
