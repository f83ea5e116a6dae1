// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/runcheck.h"

#include "base/host.h"
#include "migration/census.h"
#include "migration/rowrules.h"
#include "store/accounts.h"
#include "store/runs.h"
#include "sync/ownprofile.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

constexpr int goneStatus = 410; // RFC 9110 §15.5.11
/// What was read so long before the run was made is new enough.
constexpr qint64 freshMs = 10 * minuteMs;
constexpr int chunkRows = 500;
constexpr int censusPage = 1000;
constexpr int lookedUpAtOnce = 10;

struct RunOf {
    Run run;
    Account account;
};

Result<RunOf> runOf(store::UserTx &tx, qint64 id)
{
    const auto run = store::runById(tx, id);
    const auto accounts = store::accounts(tx);
    if (!run || !accounts) {
        return run ? accounts.error() : run.error();
    }
    if (!*run) {
        return Error{.kind = ErrorKind::NotFound, .subject = QString::number(id)};
    }
    const auto account = std::ranges::find(*accounts, (*run)->account, &Account::id);
    if (account == accounts->end()) {
        return Error{.kind = ErrorKind::NotFound, .subject = (*run)->acct};
    }
    return RunOf{**run, *account};
}

bool asksServer(const Run &run)
{
    return run.kind != MovedKind::Lists || run.serverLists;
}

/// People to be looked up, and the run's account; rows about which something is known are passed.
struct UnknownPeople {
    RunOf of;
    std::vector<RunRow> rows;
};

Result<UnknownPeople> unknownOf(store::UserTx &tx, qint64 id, int from)
{
    const auto of = runOf(tx, id);
    if (!of) {
        return of.error();
    }
    UnknownPeople unknown{*of, {}};
    while (unknown.rows.size() < size_t(lookedUpAtOnce)) {
        const auto rows = store::unknownRows(tx, id, from, 100);
        if (!rows) {
            return rows.error();
        }
        for (const RunRow &row : *rows) {
            const bool open = row.finding == Finding::None || row.finding == Finding::ToDo;
            if (open && unknown.rows.size() < size_t(lookedUpAtOnce)) {
                unknown.rows.push_back(row);
            }
        }
        if (rows->size() < 100) {
            break;
        }
        from = rows->back().place + 1;
    }
    return unknown;
}

/// What the account's server says of somebody whom it does not tell of.
void noteUnknown(RunRow &row, const Error &error, const Instance &instance)
{
    const QString host = row.item.subject.section(u'@', -1);
    const bool local = host == instance.accountDomain || host == instance.host;
    if (error.httpStatus == goneStatus) {
        row.finding = Finding::Gone;
        row.detail = Words::tr("Their account is deleted.");
    } else {
        // A server need not know everybody elsewhere; its own people it does.
        row.finding = local ? Finding::Unknown : Finding::ToDo;
    }
}

void noteKnown(const Run &run, RunRow &row, const KnownPerson &person)
{
    const bool follows = followsMoves(run, row); // blocking goes on as it was meant
    if (follows && !person.movedTo.isEmpty()) {
        const auto handle = parseHandle(person.movedTo);
        row.finding = Finding::Moved;
        row.movedTo = handle ? handle->acct() : QString();
    } else if (follows && person.suspended) {
        row.finding = Finding::Gone;
        row.detail = Words::tr("Their account is suspended.");
    } else {
        row.finding = Finding::ToDo;
        row.localId = person.localId;
    }
}

/// Where the next chunk begins; -1: that was the last one.
Result<int> compareChunk(store::UserTx &tx, qint64 id, int from, Plan &plan, const QString &refusal)
{
    auto rows = store::runRows(tx, id, {.from = from, .most = chunkRows});
    if (!rows) {
        return rows.error();
    }
    std::vector<size_t> fresh;
    for (size_t i = 0; i < rows->size(); ++i) {
        if ((*rows)[i].state == RowState::New) {
            fresh.push_back(i);
            if (!refusal.isEmpty()) {
                end((*rows)[i], Outcome::Refused, refusal, tx.now);
            }
        }
    }
    plan.compare(*rows);
    std::vector<RunRow> changed;
    for (const size_t i : fresh) {
        changed.push_back((*rows)[i]);
        changed.back().changedAt = tx.now;
    }
    const auto saved = store::saveRows(tx, id, changed);
    const bool last = int(rows->size()) < chunkRows;
    return saved ? Result<int>(last ? -1 : rows->back().place + 1) : saved.error();
}

} // namespace

RunCheck::RunCheck(RunTools &tools, qint64 run, QObject *parent)
    : Flow(parent)
    , m_tools(tools)
    , m_id(run)
{
}

void RunCheck::start()
{
    struct Known {
        RunOf of;
        int rows = 0;
    };
    m_tools.core.store
        .readUser([id = m_id](store::UserTx &tx) -> Result<Known> {
            const auto of = runOf(tx, id);
            const auto counts = store::runCounts(tx, id);
            if (!of || !counts) {
                return of ? counts.error() : of.error();
            }
            return Known{*of, counts->total};
        })
        .then(this, [this](const Result<Known> &found) {
            if (!found) {
                finish(found.error());
            } else if (found->of.run.state != RunState::Checking) {
                finish(true);
            } else {
                m_rows = found->rows;
                known(found->of.run, found->of.account);
            }
        });
}

void RunCheck::known(const Run &run, const Account &account)
{
    m_run = run;
    m_account = account;
    m_plan = std::make_shared<Plan>(run, account.acct);
    if (!asksServer(run)) { // one of the user's own lists takes nobody twice anyway
        compare(0);
        return;
    }
    m_tools.sessions.own(account).then(this, [this](const Result<Session> &session) {
        session ? opened(*session) : finish(session.error());
    });
}

void RunCheck::opened(const Session &session)
{
    m_session = session;
    if (!canWrite(session.instance, writeOf(m_run.kind, false))) {
        m_refusal = keepsNo(m_run.kind, m_account.host);
    }
    if (!m_refusal.isEmpty() || !hasBelongings(session.instance, m_run.kind)) {
        compare(0);
    } else {
        readCensus();
    }
}

void RunCheck::readCensus()
{
    const qint64 notBefore = m_run.createdAt - freshMs;
    m_tools.census.step(m_account, m_run.kind, notBefore)
        .then(this, [this, notBefore](const Result<store::CensusState> &state) {
            if (!state) {
                finish(state.error());
            } else if (state->readAt < notBefore || state->begunAt != 0) {
                finish(false); // whoever wants it asks again
            } else {
                learnFollowers(state->count);
            }
        });
}

/// They let an account follow more than others. The server is asked only where that matters.
void RunCheck::learnFollowers(int follows)
{
    const int cap = m_run.kind == MovedKind::Follows ? followCap(m_session.instance) : 0;
    if (overFollowCap(cap, follows, m_rows) == 0) {
        readPlan();
        return;
    }
    loadOwnProfile(m_tools.core, m_tools.sessions, m_session)
        .then(this, [this](const Result<Actor> &told) {
            if (!told && told.error().kind == ErrorKind::Cancelled) {
                finish(told.error());
            } else {
                readPlan(); // else the preview speaks of what everybody may
            }
        });
}

void RunCheck::readPlan()
{
    m_tools.core.store
        .readCache([plan = m_plan, key = store::CensusKey{m_account.id, m_run.kind}](
                       store::CacheTx &tx) -> Result<Done> {
            for (int from = 0;; from += censusPage) {
                const auto have = store::census(tx, key, from, censusPage);
                if (!have) {
                    return have.error();
                }
                plan->add(*have);
                if (int(have->size()) < censusPage) {
                    return Done{};
                }
            }
        })
        .then(this, [this](const Result<Done> &read) {
            if (read) {
                compare(0);
            } else {
                finish(read.error());
            }
        });
}

/// All rows go past the plan, so that it knows afterwards whom none of them names.
void RunCheck::compare(int from)
{
    m_tools.core.store
        .writeUser([plan = m_plan, id = m_id, from, refusal = m_refusal](
                       store::UserTx &tx) { return compareChunk(tx, id, from, *plan, refusal); })
        .then(this, [this](const Result<int> &next) {
            if (!next) {
                finish(next.error());
            } else if (*next < 0) {
                complete();
            } else {
                compare(*next);
            }
        });
}

/// What an overwriting run takes away is added in the same transaction that makes it ready: never
/// twice.
void RunCheck::complete()
{
    const bool takes = m_refusal.isEmpty() && asksServer(m_run);
    m_tools.core.store
        .writeUser([plan = m_plan, id = m_id, takes](store::UserTx &tx) -> Result<bool> {
            const auto run = store::runById(tx, id);
            if (!run || !*run || (*run)->state != RunState::Checking) {
                return run ? Result<bool>(true) : run.error();
            }
            const auto added =
                takes ? store::addRunRows(tx, id, plan->removals()) : Result<Done>(Done{});
            if (!added) {
                return added.error();
            }
            Run ready = **run;
            ready.state = RunState::Ready;
            const auto saved = store::saveRun(tx, ready);
            return saved ? Result<bool>(true) : saved.error();
        })
        .then(this, [this](const Result<bool> &ready) { finish(ready); });
}

RunLookUp::RunLookUp(RunTools &tools, qint64 run, int from, QObject *parent)
    : Flow(parent)
    , m_tools(tools)
    , m_id(run)
    , m_from(from)
{
}

void RunLookUp::start()
{
    m_tools.core.store
        .readUser([id = m_id, from = m_from](store::UserTx &tx) { return unknownOf(tx, id, from); })
        .then(this, [this](const Result<UnknownPeople> &unknown) {
            if (!unknown) {
                finish(unknown.error());
                return;
            }
            const Run &run = unknown->of.run;
            const bool people = hasStanding(run.kind) || run.kind == MovedKind::Lists;
            const bool open = run.state == RunState::Ready && asksServer(run) && people;
            if (!open || unknown->rows.empty()) {
                finish(-1);
                return;
            }
            m_run = run;
            m_rows = unknown->rows;
            m_tools.sessions.own(unknown->of.account)
                .then(this, [this](const Result<Session> &session) {
                    if (session) {
                        m_session = *session;
                        next();
                    } else {
                        finish(session.error());
                    }
                });
        });
}

void RunLookUp::next()
{
    if (m_at == m_rows.size()) {
        save();
        return;
    }
    findPersonAt(
        m_tools.core, m_tools.sessions, m_session, m_rows[m_at].item.subject, /*fetch=*/false)
        .then(this, [this](const Result<KnownPerson> &person) { found(person); });
}

void RunLookUp::found(const Result<KnownPerson> &person)
{
    if (!person && person.error().kind != ErrorKind::NotFound) {
        // What is known so far is kept; whoever looks asks again.
        m_changed.empty() ? finish(person.error()) : save();
        return;
    }
    RunRow row = m_rows[m_at++];
    m_behind = row.place + 1;
    person ? noteKnown(m_run, row, *person) : noteUnknown(row, person.error(), m_session.instance);
    m_changed.push_back(row);
    next();
}

/// The run may have begun meanwhile, and then it knows better.
void RunLookUp::save()
{
    m_tools.core.store
        .writeUser([id = m_id, rows = m_changed](store::UserTx &tx) -> Result<Done> {
            const auto run = store::runById(tx, id);
            if (!run) {
                return run.error();
            }
            const bool ready = *run && (*run)->state == RunState::Ready;
            return ready ? store::saveRows(tx, id, rows) : Result<Done>(Done{});
        })
        .then(this, [this](const Result<Done> &saved) {
            if (saved) {
                finish(m_behind);
            } else {
                finish(saved.error());
            }
        });
}

} // namespace asterism
