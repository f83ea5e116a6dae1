// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/lookagain.h"

#include "migration/rowrules.h"
#include "store/accounts.h"
#include "sync/serverlists.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

constexpr int batchRows = 40;
constexpr qint64 troubleMs = 10 * minuteMs; ///< when the server could not be asked

/// Rows of the first one's account, and that account when it is still here.
struct Batch {
    std::vector<store::RequestedRow> rows;
    std::optional<Account> account;
    QString pace; ///< of lists
};

Result<Batch> nextBatch(store::UserTx &tx)
{
    Batch batch;
    auto rows = store::rowsToLookAt(tx, tx.now, batchRows);
    const auto accounts = store::accounts(tx);
    if (!rows || !accounts) {
        return rows ? accounts.error() : rows.error();
    }
    if (rows->empty()) {
        return batch;
    }
    const AccountId id = rows->front().run.account;
    std::erase_if(*rows, [&](const store::RequestedRow &row) { return row.run.account != id; });
    const auto account = std::ranges::find(*accounts, id, &Account::id);
    batch.account = account == accounts->end() ? std::optional<Account>() : std::optional(*account);
    batch.rows = std::move(*rows);
    const auto pace = store::runPace(tx, id, writeClass(Write::What::PutIntoList));
    if (!pace) {
        return pace.error();
    }
    batch.pace = *pace;
    return batch;
}

} // namespace

LookAgain::LookAgain(RunTools &tools, QObject *parent)
    : Flow(parent)
    , m_tools(tools)
{
}

void LookAgain::start()
{
    m_tools.core.store.readUser(nextBatch).then(this, [this](const Result<Batch> &batch) {
        if (!batch) {
            finish(batch.error());
            return;
        }
        m_rows = batch->rows;
        m_paceText = batch->pace;
        if (m_rows.empty()) {
            tell();
        } else if (!batch->account) { // nobody is left who could be asked
            for (store::RequestedRow &requested : m_rows) {
                requested.row.lookAt = 0;
            }
            save();
        } else {
            m_tools.sessions.own(*batch->account).then(this, [this](const Result<Session> &own) {
                own ? ask(*own) : later(hourMs);
            });
        }
    });
}

void LookAgain::ask(const Session &session)
{
    m_session = session;
    m_pace = Pace::fromText(knownAllowance(session.instance, writeClass(Write::What::PutIntoList)),
        m_paceText, m_tools.limits.spacingMs);
    QStringList ids;
    for (const store::RequestedRow &requested : m_rows) {
        if (!ids.contains(requested.row.localId)) {
            ids << requested.row.localId;
        }
    }
    loadRelationships(m_tools.core, m_tools.sessions, m_session, ids)
        .then(this, [this](const Result<std::vector<Relationship>> &standings) {
            if (standings) {
                heard(*standings);
            } else if (standings.error().kind == ErrorKind::Cancelled) {
                finish(standings.error());
            } else {
                later(troubleMs);
            }
        });
}

void LookAgain::heard(const std::vector<Relationship> &standings)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const auto standing =
            std::ranges::find(standings, m_rows[i].row.localId, &Relationship::localId);
        const bool known = standing != standings.end();
        if (known && standing->following && m_rows[i].run.kind == MovedKind::Lists) {
            m_toList.push_back(i);
        } else {
            judge(m_rows[i], known ? &*standing : nullptr);
        }
    }
    m_toList.empty() ? save() : list();
}

void LookAgain::judge(store::RequestedRow &requested, const Relationship *standing)
{
    RunRow &row = requested.row;
    const qint64 now = m_tools.now();
    if (standing && standing->following) {
        end(row, orMoved(row, Outcome::Done), wordsOfMove(row), now);
    } else if (standing && !standing->requested) {
        end(row, Outcome::Refused, Words::tr("They declined."), now);
    } else { // they have not answered, or are not known just now; when it was asked stays
        row.lookAt = nextLook(row.changedAt, now);
    }
}

/// One of them, when the pace of runs lets it.
void LookAgain::list()
{
    if (m_pace->next(m_tools.now()) > m_tools.now()) {
        restOfList();
        return;
    }
    loadServerLists(m_tools.core, m_tools.sessions, m_session)
        .then(this, [this](const Result<std::vector<ServerList>> &lists) {
            if (!lists) {
                later(troubleMs);
                return;
            }
            const size_t index = m_toList.back();
            const auto list =
                std::ranges::find(*lists, m_rows[index].row.item.list, &ServerList::title);
            m_toList.pop_back();
            if (list == lists->end()) {
                end(m_rows[index].row, Outcome::Refused, Words::tr("The list is gone."),
                    m_tools.now());
                m_toList.empty() ? save() : this->list();
                return;
            }
            begin(index, list->id);
        });
}

/// What goes out is counted, whatever happens to this process.
void LookAgain::begin(size_t index, const QString &listId)
{
    m_pace->began(m_tools.now());
    m_wrote = true;
    m_tools.core.store
        .writeUser([account = m_session.account.id, text = m_pace->text()](store::UserTx &tx) {
            return store::saveRunPace(tx, account, writeClass(Write::What::PutIntoList), text);
        })
        .then(this, [this, index, listId](const Result<Done> &saved) {
            saved ? putIntoList(index, listId) : finish(saved.error());
        });
}

void LookAgain::putIntoList(size_t index, const QString &listId)
{
    const Write write{.what = Write::What::PutIntoList,
        .localId = m_rows[index].row.localId,
        .item = m_rows[index].row.item,
        .listId = listId};
    sendWrite(m_tools.core, m_tools.sessions, m_session, write, Request::Steady)
        .then(this, [this, index](const WriteAnswer &answer) { put(index, answer); });
}

void LookAgain::put(size_t index, const WriteAnswer &answer)
{
    RunRow &row = m_rows[index].row;
    const qint64 now = m_tools.now();
    const ErrorKind kind = answer.result ? ErrorKind::Store : answer.result.error().kind;
    m_pace->heard(now, answer.status, answer.limit);
    if (answer.result) {
        end(row, orMoved(row, Outcome::Done), wordsOfMove(row), now);
    } else if (kind == ErrorKind::Cancelled) {
        finish(answer.result.error());
        return;
    } else if (answer.mustFollow || isTransient(kind) || kind == ErrorKind::Credentials) {
        const qint64 wait = std::max(nextLook(row.changedAt, now), now + troubleMs);
        row.lookAt = std::max(wait, m_pace->next(now));
    } else {
        end(row, Outcome::Refused, serverWords(answer.result.error()), now);
    }
    // A server that is away is not asked for each of them.
    m_toList.empty() || !isTransient(kind) ? restOfList() : later(troubleMs);
}

/// The others have their turns one by one, as rows of runs have.
void LookAgain::restOfList()
{
    const qint64 next = m_pace->next(m_tools.now());
    for (const size_t index : std::exchange(m_toList, {})) {
        m_rows[index].row.lookAt = next;
    }
    save();
}

/// Nothing could be learnt.
void LookAgain::later(qint64 ms)
{
    for (store::RequestedRow &requested : m_rows) {
        if (requested.row.outcome == Outcome::Requested) {
            requested.row.lookAt = m_tools.now() + ms;
        }
    }
    save();
}

void LookAgain::save()
{
    m_tools.core.store
        .writeUser(
            [rows = m_rows, account = m_session.account.id,
                pace = m_wrote ? m_pace->text() : QString()](store::UserTx &tx) -> Result<Done> {
                const QString lists = writeClass(Write::What::PutIntoList);
                if (!pace.isEmpty()) {
                    if (const auto kept = store::saveRunPace(tx, account, lists, pace); !kept) {
                        return kept;
                    }
                }
                for (const store::RequestedRow &requested : rows) {
                    // One that is gone by now is no trouble of the others.
                    (void)store::saveRow(tx, requested.run.id, requested.row);
                }
                return Done{};
            })
        .then(this, [this](const Result<Done> &saved) {
            if (saved) {
                keepCensus();
            } else {
                finish(saved.error());
            }
        });
}

/// What the server has just said of them, so that a preview is right.
void LookAgain::keepCensus()
{
    std::vector<store::RequestedRow> answered = m_rows;
    std::erase_if(answered, [](const store::RequestedRow &requested) {
        const bool list = requested.run.kind == MovedKind::Lists;
        const bool refused = requested.row.outcome == Outcome::Refused;
        return requested.row.outcome == Outcome::Requested || (list && refused);
    });
    m_tools.core.store
        .writeCache([answered](store::CacheTx &tx) -> Result<Done> {
            for (const auto &[run, row] : answered) {
                const store::CensusKey key{run.account, run.kind};
                const store::CensusItem item = censusItemOf(row, {});
                (void)(row.outcome == Outcome::Refused ? store::takeFromCensus(tx, key, item.item)
                                                       : store::putIntoCensus(tx, key, item));
            }
            return Done{};
        })
        .then(this, [this](const Result<Done> &) { tell(); });
}

void LookAgain::tell()
{
    m_tools.core.store.readUser([](store::UserTx &tx) { return store::nextLookAt(tx); })
        .then(this, [this](const Result<qint64> &next) { finish(next); });
}

} // namespace asterism
