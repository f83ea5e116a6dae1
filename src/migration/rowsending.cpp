// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RowWork that marks a row, sends it and writes down what came of it.
#include "migration/rowrules.h"
#include "migration/rowwork.h"
#include "protocol/capabilities.h"
#include "store/runs.h"
#include "sync/belongingitems.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

std::vector<RunRow> withOthers(const RunRow &row, const std::vector<RunRow> &others)
{
    std::vector<RunRow> rows{row};
    rows.insert(rows.end(), others.begin(), others.end());
    return rows;
}

/// What the account has more, or less, after such an end.
bool isPut(const RunRow &row)
{
    return row.outcome == Outcome::Done || row.outcome == Outcome::Requested
        || row.outcome == Outcome::Moved;
}

/// A run that goes on has no trouble.
Result<Done> clearTrouble(store::UserTx &tx, qint64 id)
{
    const auto run = store::runById(tx, id);
    if (!run) {
        return run.error();
    }
    const bool stands = *run && (*run)->state == RunState::Running
        && (!(*run)->trouble.isEmpty() || (*run)->waitUntil != 0);
    if (!stands) {
        return Done{};
    }
    Run cleared = **run;
    cleared.trouble.clear();
    cleared.waitUntil = 0;
    return store::saveRun(tx, cleared);
}

} // namespace

Pace &RowWork::paceOf(Write::What what)
{
    const QString key = writeClass(what);
    const Allowance known = knownAllowance(m_session.instance, key);
    return m_memory.paces.try_emplace(key, known, m_tools.limits.spacingMs).first->second;
}

/// Sends it, now or after the wait that the pace wants.
void RowWork::write(Write::What what)
{
    const qint64 now = m_tools.now();
    const qint64 next = paceOf(what).next(now, m_counts);
    if (next > now) {
        saveAndLeave({.kind = RowEnd::Kind::Wait, .until = next});
        return;
    }
    mark(what);
}

/// From here on the row may have been sent, whatever happens to this process.
void RowWork::mark(Write::What what)
{
    m_row.state = RowState::Sending;
    m_row.changedAt = m_tools.now();
    for (RunRow &row : m_together) {
        row.state = RowState::Sending;
        row.changedAt = m_row.changedAt;
    }
    count(what, [this, what] { send(what); });
}

/// Written down as sent, with the row, before it is; a run that runs no longer sends nothing.
void RowWork::count(Write::What what, std::function<void()> send)
{
    Pace &pace = paceOf(what);
    m_paceBefore = pace;
    m_paceKey = writeClass(what);
    pace.began(m_tools.now(), m_counts);
    m_tools.core.store
        .writeUser([run = m_run.id, rows = withOthers(m_row, m_together), account = m_run.account,
                       key = m_paceKey, text = pace.text()](store::UserTx &tx) -> Result<bool> {
            const auto known = store::runById(tx, run);
            if (!known || !*known || (*known)->state != RunState::Running) {
                return false;
            }
            const auto saved = store::saveRows(tx, run, rows);
            if (!saved) {
                return saved.error();
            }
            const auto kept = store::saveRunPace(tx, account, key, text);
            return kept ? Result<bool>(true) : Result<bool>(kept.error());
        })
        .then(this, [this, what, send = std::move(send)](const Result<bool> &counted) {
            if (counted && *counted) {
                send();
                return;
            }
            paceOf(what) = *m_paceBefore; // nothing goes out
            if (counted) {
                leave(RowEnd::Kind::Stopped);
            } else {
                leave(RowEnd::Kind::Away, sentence(counted.error()));
            }
        });
}

void RowWork::send(Write::What what)
{
    Write write{.what = what, .localId = m_row.localId, .item = m_row.item, .listId = m_listId};
    const bool ofPeople = hasStanding(m_run.kind) || m_run.kind == MovedKind::Lists;
    write.item.subject = ofPeople ? targetOf(m_row) : m_row.item.subject;
    for (const RunRow &row : m_together) {
        write.alongside << row.item.subject;
    }
    write.leavesOld = m_counts == 1; // where there is no room for a second one
    m_memory.standings.remove(m_row.localId);
    sendWrite(m_tools.core, m_tools.sessions, m_session, write, Request::Steady)
        .then(this, [this, what](const WriteAnswer &answer) { answered(what, answer); });
}

void RowWork::hearPace(
    Write::What what, bool wasSent, int status, const RateLimit &limit, int before)
{
    Pace &pace = paceOf(what);
    if (wasSent) {
        pace.heard(m_tools.now(), status, limit, before);
    } else if (m_paceBefore) {
        pace = *m_paceBefore;
    }
}

void RowWork::answered(Write::What what, const WriteAnswer &answer)
{
    hearPace(what, answer.status > 0 || answer.unsure, answer.status, answer.limit, answer.before);
    if (answer.result) {
        m_memory.lastGoodAt = m_tools.now();
        went(what, answer);
    } else if (answer.mustFollow && what != Write::What::Follow) {
        mustFollow();
    } else if (answer.isThere) {
        comeAgain(answer.result.error());
    } else if (answer.undone && answer.result.error().kind != ErrorKind::Cancelled) {
        leaveToOutbox(answer);
    } else {
        troubled(answer);
    }
}

void RowWork::went(Write::What what, const WriteAnswer &answer)
{
    if (m_asksBack) {
        askDomains();
    } else if (m_run.kind == MovedKind::Lists && what == Write::What::Follow) {
        followedForList(answer.relationship);
    } else if (m_row.removes) {
        endRow(Outcome::Removed);
    } else if (m_run.kind == MovedKind::Follows) {
        followed(answer.relationship);
    } else {
        endRow(orMoved(m_row, Outcome::Done), wordsOfMove(m_row));
    }
}

/// Whether they must agree first: as the answer says, or else as the server says when asked.
void RowWork::followed(const std::optional<Relationship> &standing)
{
    // Sent and not refused: whatever is not there yet is looked at again.
    const auto outcomeIf = [this](bool follows) {
        return follows ? orMoved(m_row, Outcome::Done) : Outcome::Requested;
    };
    if (standing && (standing->following || standing->requested)) {
        endRow(outcomeIf(standing->following), wordsOfMove(m_row));
        return;
    }
    loadRelationships(m_tools.core, m_tools.sessions, m_session, {m_row.localId})
        .then(this, [this, outcomeIf](const Result<std::vector<Relationship>> &found) {
            if (!found && found.error().kind == ErrorKind::Cancelled) {
                leave(RowEnd::Kind::Stopped); // still marked: it is asked for again
                return;
            }
            const bool known = found && !found->empty() && found->front().localId == m_row.localId;
            endRow(outcomeIf(known && found->front().following), wordsOfMove(m_row));
        });
}

/// What a list needs is done; now the list itself.
void RowWork::followedForList(const std::optional<Relationship> &standing)
{
    m_followedForList = true;
    store::CensusItem have = censusItemOf(m_row, {});
    have.item.list.clear();
    have.requested = standing && !standing->following;
    m_tools.core.store
        .writeCache([key = store::CensusKey{m_run.account, MovedKind::Follows}, have](
                        store::CacheTx &tx) { return store::putIntoCensus(tx, key, have); })
        .then(this, [this](const Result<Done> &) {
            write(writeOf(m_run.kind, m_row.removes)); // a preview that is wrong harms nobody
        });
}

void RowWork::troubled(const WriteAnswer &answer)
{
    const Error error = answer.result.error();
    const bool wasSent = answer.status > 0 || answer.unsure;
    switch (error.kind) {
    case ErrorKind::Cancelled:
        leave(RowEnd::Kind::Stopped);
        return;
    case ErrorKind::Credentials:
        m_row.state = RowState::Waiting;
        saveAndLeave({.kind = RowEnd::Kind::Pause, .trouble = sentence(error)});
        return;
    case ErrorKind::Barred: // by the user's own rule, which may have come while it was under way
        saveAndLeave({.kind = RowEnd::Kind::Pause, .trouble = sentence(error)});
        return;
    case ErrorKind::RateLimited:
        limited(answer);
        return;
    case ErrorKind::NotFound:
        notThere(error);
        return;
    case ErrorKind::Rejected:
    case ErrorKind::Forbidden:
    case ErrorKind::Usage:
        refuse(error);
        return;
    default:
        break;
    }
    if (wasSent) { // it may have been done; an answer that nobody understands counts
        m_row.tries += answer.status > 0 ? 1 : 0;
    } else {
        m_row.state = RowState::Waiting;
    }
    saveAndLeave({.kind = RowEnd::Kind::Away, .trouble = sentence(error)});
}

void RowWork::limited(const WriteAnswer &answer)
{
    // A server that is merely busy (503) may have done it; one that counts has not.
    const bool mayBeDone = answer.status > 0 && answer.status != 429;
    m_row.state = mayBeDone ? RowState::Sending : RowState::Waiting;
    waitForLimit(answer.status, answer.result.error());
}

void RowWork::waitForLimit(int status, const Error &error)
{
    const qint64 now = m_tools.now();
    const qint64 paced = m_memory.paces.at(m_paceKey).next(now);
    // A 429 is the pace's to judge; without an answer it is the host that wants nothing.
    const qint64 until = status == 429 ? paced : std::max(paced, error.until);
    saveAndLeave({.kind = RowEnd::Kind::Wait,
        .until = std::max(until, now + secondMs),
        .trouble = sentence(error)});
}

/// The id may be of long ago: then the person is looked for again.
void RowWork::notThere(const Error &error)
{
    if (m_row.removes) {
        endRow(Outcome::Already);
    } else if (m_run.kind == MovedKind::Clips && !m_clipsAsked) {
        clipNotThere();
    } else if (!m_justFound && !m_row.localId.isEmpty()) {
        m_row.localId.clear();
        m_row.state = RowState::Waiting;
        saveAndLeave({.kind = RowEnd::Kind::Later});
    } else if (m_run.kind == MovedKind::Lists) {
        m_memory.listIds.reset(); // the list may be gone as well
        endRow(Outcome::Refused, serverWords(error));
    } else {
        endRow(Outcome::NotFound, wordsOfMove(m_row));
    }
}

/// A list also refuses whom it has already, and says so in its own language.
void RowWork::refuse(const Error &error)
{
    const bool says = error.kind == ErrorKind::Rejected;
    if (says && m_run.kind == MovedKind::Lists && !m_listId.isEmpty() && !m_triedPlaces) {
        m_row.detail = serverWords(error);
        askPlaces();
        return;
    }
    letOthersWait();
    if (says && m_run.kind == MovedKind::Clips) {
        m_memory.clipRefusals.insert(m_row.item.list, {serverWords(error), m_tools.now()});
        endRow(Outcome::Refused, serverWords(error)); // other clips may take more
        return;
    }
    const bool counts = says || error.kind == ErrorKind::Forbidden;
    endRow(Outcome::Refused, serverWords(error), counts ? serverWords(error) : QString());
}

void RowWork::leave(RowEnd::Kind kind, const QString &why, qint64 until)
{
    finish(RowEnd{.kind = kind, .until = until, .trouble = why});
}

/// Writes the row down as it is, with the pace of what was sent last; `then` hears whether.
void RowWork::save(std::function<void(bool)> then)
{
    const bool paced = !m_paceKey.isEmpty();
    const QString text = paced ? m_memory.paces.at(m_paceKey).text() : QString();
    const bool clears = m_row.state == RowState::Ended;
    const bool spares = clears && m_run.overwrite && !m_row.removes && !m_row.localId.isEmpty();
    const QString meant = spares ? Words::tr("Another row of the file means them.") : QString();
    m_tools.core.store
        .writeUser([run = m_run.id, row = m_row, others = m_together, account = m_run.account,
                       key = m_paceKey, paced, text, clears, spares,
                       meant](store::UserTx &tx) -> Result<Done> {
            // Whoever took it away or cancelled it meanwhile is right; the pace counts all the
            // same.
            for (const RunRow &saved : withOthers(row, others)) {
                (void)store::saveRow(tx, run, saved);
            }
            if (spares) {
                if (const auto spared = store::spareNamed(tx, run, row, meant); !spared) {
                    return spared;
                }
            }
            if (paced) {
                if (const auto kept = store::saveRunPace(tx, account, key, text); !kept) {
                    return kept;
                }
            }
            return clears ? clearTrouble(tx, run) : Result<Done>(Done{});
        })
        .then(this, [then = std::move(then)](const Result<Done> &saved) { then(saved.ok()); });
}

void RowWork::saveAndLeave(const RowEnd &how)
{
    if (m_row.state == RowState::Waiting) {
        letOthersWait();
    }
    const bool same = !m_dirty && m_paceKey.isEmpty() && how.kind == RowEnd::Kind::Wait;
    if (same) {
        finish(how);
        return;
    }
    save([this, how](bool) { finish(how); }); // what was not written is asked for again
}

void RowWork::endRow(Outcome outcome, const QString &detail, const QString &rejected)
{
    end(m_row, outcome, detail, m_tools.now());
    save([this, rejected](bool saved) {
        if (!saved) {
            leave(RowEnd::Kind::Away,
                Words::tr("What was done cannot be written down. Check the free space."));
            return;
        }
        keepCensus({.kind = RowEnd::Kind::Ended, .rejected = rejected});
    });
}

/// So that a preview right after the run is right.
void RowWork::keepCensus(const RowEnd &how)
{
    const bool list = m_run.kind == MovedKind::Lists;
    const bool ours = list && !m_run.serverLists;
    const bool notYet = list && m_row.outcome == Outcome::Requested;
    std::vector<RunRow> changed = withOthers(m_row, m_together);
    std::erase_if(
        changed, [](const RunRow &row) { return !isPut(row) && row.outcome != Outcome::Removed; });
    if (ours || notYet || changed.empty()) {
        finish(how);
        return;
    }
    m_tools.core.store
        .writeCache(
            [key = store::CensusKey{m_run.account, m_run.kind}, changed, listId = m_listId,
                can = capabilities(m_session.instance)](store::CacheTx &tx) -> Result<Done> {
                for (const RunRow &row : changed) {
                    const store::CensusItem item = asKept(censusItemOf(row, listId), can);
                    const auto kept = isPut(row) ? store::putIntoCensus(tx, key, item)
                                                 : store::takeFromCensus(tx, key, item.item);
                    if (!kept) {
                        return kept;
                    }
                }
                return Done{};
            })
        .then(this, [this, how](const Result<Done> &) { finish(how); });
}

} // namespace asterism
