// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outboxlane.h"

#include "base/backoff.h"
#include "store/accounts.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Outbox)
};

using OutboxState = store::OutboxRow::State;

constexpr qint64 diskTroubleMs = minuteMs;
/// A server that asks for a longer pause is asked again after it.
constexpr qint64 longestPauseMs = dayMs + 2 * secondMs;
constexpr qsizetype mostWaits = 2000; ///< more are of rows that were taken back
constexpr int rowsAtOnce = 500;

Result<std::optional<Account>> accountFor(store::UserTx &tx, const AccountId &id)
{
    const auto all = store::accounts(tx);
    if (!all) {
        return all.error();
    }
    const auto own = std::ranges::find(*all, id, &Account::id);
    return own == all->end() ? std::optional<Account>() : std::optional(*own);
}

/// Those that are under way; they are not any more.
Result<std::vector<store::OutboxRow>> failRows(
    store::UserTx &tx, const AccountId &account, const QString &why)
{
    auto rows = store::underWay(tx, account, rowsAtOnce);
    if (!rows) {
        return rows;
    }
    for (store::OutboxRow &row : *rows) {
        const bool sent = row.state == OutboxState::Sent; // only the cache does not know
        row.state = sent ? OutboxState::Done : OutboxState::Failed;
        row.trouble = sent ? QString() : why;
        if (const auto saved = store::saveOutboxRow(tx, row); !saved) {
            return saved.error();
        }
    }
    return rows;
}

} // namespace

OutboxLane::OutboxLane(OutboxTools &tools, const AccountId &account, QObject *owner, Heard heard)
    : m_tools(tools)
    , m_account(account)
    , m_owner(owner)
    , m_heard(std::move(heard))
{
}

void OutboxLane::goOn()
{
    if (m_closed) {
        return;
    }
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    m_again = false;
    m_nextAt = 0; // it will be known when this is over
    choose();
}

void OutboxLane::hurry()
{
    forgetWaits();
    goOn();
}

void OutboxLane::forgetWaits()
{
    m_awayUntil = 0;
    m_awayTimes = 0;
    for (Wait &wait : m_waits) {
        wait = {};
    }
}

void OutboxLane::choose()
{
    m_tools.core.store
        .readUser([wish = wish()](store::UserTx &tx) -> Result<Choice> {
            const auto turn = store::nextTurn(tx, wish);
            const auto account = accountFor(tx, wish.account);
            if (!turn || !account) {
                return turn ? account.error() : turn.error();
            }
            return Choice{*turn, *account};
        })
        .then(m_owner, [this](const Result<Choice> &choice) {
            if (m_closed) {
                return;
            }
            if (choice) {
                chosen(*choice);
            } else {
                m_busy = false;
                rest(m_tools.now() + diskTroubleMs);
            }
        });
}

store::TurnWish OutboxLane::wish()
{
    const qint64 now = m_tools.now();
    const auto isOver = [now](
                            qint64 until) { return until <= now || until > now + longestPauseMs; };
    m_limits.removeIf([&](const QHash<int, qint64>::iterator &limit) { return isOver(*limit); });
    if (m_waits.size() > mostWaits) {
        m_waits.removeIf(
            [&](const QHash<qint64, Wait>::iterator &wait) { return isOver(wait->until); });
    }
    store::TurnWish wish{.account = m_account,
        .awayUntil = isOver(m_awayUntil) ? 0 : m_awayUntil,
        .kinds = m_limits,
        .mediaUntil = isOver(m_mediaUntil) ? 0 : m_mediaUntil};
    for (auto wait = m_waits.cbegin(); wait != m_waits.cend(); ++wait) {
        wish.rows.insert(wait.key(), isOver(wait->until) ? 0 : wait->until);
    }
    return wish;
}

void OutboxLane::chosen(const Choice &choice)
{
    const bool out = choice.account && choice.account->needsSignIn;
    if (std::exchange(m_signedOut, out) && !out) { // the user has mended it: no reason to wait
        forgetWaits();
        choose();
    } else if (!choice.account && (choice.turn.row || choice.turn.nextAt > 0)) {
        failAll();
    } else if (!choice.turn.row) {
        m_busy = false;
        rest(choice.turn.nextAt);
    } else if (choice.turn.unreadable) {
        failOne(*choice.turn.row);
    } else {
        open(*choice.account, *choice.turn.row);
    }
}

void OutboxLane::open(const Account &account, const store::OutboxRow &row)
{
    m_tools.sessions.own(account).then(m_owner, [this, row](const Result<Session> &session) {
        if (m_closed) {
            return;
        }
        if (session) {
            work(*session, row);
            return;
        }
        const ErrorKind kind = session.error().kind;
        const bool passes = isTransient(kind) || kind == ErrorKind::Barred;
        if (!passes) {
            signedOut(row, sentence(session.error())); // or its keychain says no
            return;
        }
        store::OutboxRow troubled = row;
        troubled.trouble = sentence(session.error());
        m_tools.core.store
            .writeUser([troubled](store::UserTx &tx) { return store::saveOutboxRow(tx, troubled); })
            .then(m_owner, [this, id = row.id](const Result<bool> &) {
                away(id);
                idle();
            });
    });
}

void OutboxLane::work(const Session &session, const store::OutboxRow &row)
{
    auto *work = new ActionWork(m_tools, session, row, m_owner);
    work->future().then(
        m_owner, [this](const Result<ActionEnd> &end) { worked(end ? *end : ActionEnd{}); });
    work->start();
}

void OutboxLane::worked(const ActionEnd &end)
{
    if (m_closed) {
        return;
    }
    switch (end.kind) {
    case ActionEnd::Kind::Ended:
        m_waits.remove(end.row.id);
        m_awayTimes = 0;
        m_heard.ended(end.row);
        break;
    case ActionEnd::Kind::Gone:
        m_waits.remove(end.row.id);
        break;
    case ActionEnd::Kind::Later:
        m_awayTimes = 0;
        break;
    case ActionEnd::Kind::Again:
        waitAgain(end.row.id);
        break;
    case ActionEnd::Kind::Away:
    case ActionEnd::Kind::SignedOut: // whoever signs in again is heard of
        away(end.row.id);
        break;
    case ActionEnd::Kind::Limited:
        limit(end);
        break;
    case ActionEnd::Kind::MediaLimited:
        limitMedia(end);
        break;
    case ActionEnd::Kind::Paused:
        pause(end);
        break;
    case ActionEnd::Kind::Disk:
        m_waits.remove(end.row.id); // it waits like all others
        m_awayUntil = m_tools.now() + diskTroubleMs;
        break;
    case ActionEnd::Kind::Stopped: // a rule of the user's has cut it off, or the program ends
        m_waits.remove(end.row.id);
        m_awayUntil = m_tools.now() + m_tools.limits.firstWaitMs;
        break;
    }
    idle();
}

/// The account waits, and this one still longer when it is the one that fails again and again.
void OutboxLane::away(qint64 row)
{
    m_awayUntil = m_tools.now() + backoff(m_awayTimes++);
    waitAgain(row);
}

void OutboxLane::waitAgain(qint64 row)
{
    Wait &wait = m_waits[row];
    wait.until = m_tools.now() + backoff(wait.times++);
}

/// A server that does not say for how long is asked less and less often.
void OutboxLane::pause(const ActionEnd &end)
{
    away(end.row.id);
    m_awayUntil = std::clamp(end.until, m_awayUntil, m_tools.now() + longestPauseMs);
}

/// In the row itself it is written, too.
void OutboxLane::limit(const ActionEnd &end)
{
    m_awayTimes = 0;
    for (const Action::Kind kind : countedWith(end.row.action.kind)) {
        m_limits.insert(int(kind), end.until);
    }
    m_waits[end.row.id].until = end.until;
}

/// Posts without files go on.
void OutboxLane::limitMedia(const ActionEnd &end)
{
    m_awayTimes = 0;
    m_mediaUntil = end.until;
    m_waits[end.row.id].until = end.until;
}

/// Between half and all of a wait that doubles.
qint64 OutboxLane::backoff(int times)
{
    const OutboxLimits &limits = m_tools.limits;
    const qint64 whole = backoffMs(times, 1, limits.firstWaitMs, limits.longestWaitMs);
    const qint64 part =
        backoffMs(times, m_tools.random.generateDouble(), limits.firstWaitMs, limits.longestWaitMs);
    return std::max<qint64>(1, (whole + part) / 2);
}

/// Of a keychain that is unlocked nobody hears, so that it is asked now and then.
void OutboxLane::signedOut(const store::OutboxRow &row, const QString &why)
{
    const auto wait = [this] {
        m_busy = false;
        rest(m_tools.now() + m_tools.limits.longestWaitMs);
    };
    if (row.trouble == why) {
        wait();
        return;
    }
    store::OutboxRow troubled = row;
    troubled.trouble = why;
    m_tools.core.store
        .writeUser([troubled](store::UserTx &tx) { return store::saveOutboxRow(tx, troubled); })
        .then(m_owner, [wait](const Result<bool> &) { wait(); });
}

void OutboxLane::failOne(store::OutboxRow row)
{
    row.state = OutboxState::Failed;
    row.trouble = Words::tr("What was to be done cannot be read any more.");
    m_tools.core.store.writeUser([row](store::UserTx &tx) { return store::saveOutboxRow(tx, row); })
        .then(m_owner, [this, row](const Result<bool> &saved) {
            if (m_closed) {
                return;
            }
            if (!saved) {
                m_awayUntil = m_tools.now() + diskTroubleMs;
            } else if (*saved) {
                m_heard.ended(row);
            }
            idle();
        });
}

void OutboxLane::failAll()
{
    const QString why = Words::tr("The account that was to do this is no longer here.");
    m_tools.core.store
        .writeUser(
            [account = m_account, why](store::UserTx &tx) { return failRows(tx, account, why); })
        .then(m_owner, [this](const Result<std::vector<store::OutboxRow>> &failed) {
            if (m_closed) {
                return;
            }
            if (!failed) {
                m_awayUntil = m_tools.now() + diskTroubleMs;
            }
            for (const store::OutboxRow &row : failed ? *failed : std::vector<store::OutboxRow>()) {
                m_heard.ended(row);
            }
            idle();
        });
}

void OutboxLane::idle()
{
    m_busy = false;
    goOn();
}

void OutboxLane::rest(qint64 until)
{
    m_nextAt = until;
    if (std::exchange(m_again, false)) {
        goOn();
        return;
    }
    m_heard.waits();
}

} // namespace asterism
