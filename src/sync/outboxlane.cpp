// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outboxlane.h"

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
    m_noFiles = false; // there may be a new row
    reach(m_acting);
    reach(m_files);
}

void OutboxLane::reach(Hand &hand)
{
    if (m_closed) {
        return;
    }
    if (hand.busy) {
        hand.again = true;
        return;
    }
    hand.busy = true;
    hand.again = false;
    hand.nextAt = 0; // it will be known when this is over
    choose(hand);
}

qint64 OutboxLane::nextAt() const
{
    const qint64 one = m_acting.nextAt;
    const qint64 other = m_files.nextAt;
    return one == 0 || other == 0 ? std::max(one, other) : std::min(one, other);
}

const OutboxLane::Hand &OutboxLane::otherThan(const Hand &hand) const
{
    return hand.is == store::OutboxHand::Acting ? m_files : m_acting;
}

void OutboxLane::hurry()
{
    forgetWaits();
    goOn();
}

void OutboxLane::choose(Hand &hand)
{
    m_tools.core.store
        .readUser([wish = wish(hand)](store::UserTx &tx) -> Result<Choice> {
            const auto turn = store::nextTurn(tx, wish);
            const auto account = accountFor(tx, wish.account);
            if (!turn || !account) {
                return turn ? account.error() : turn.error();
            }
            return Choice{*turn, *account};
        })
        .then(m_owner, [this, &hand](const Result<Choice> &choice) {
            if (m_closed) {
                return;
            }
            if (choice) {
                chosen(hand, *choice);
            } else {
                rest(hand, m_tools.now() + diskTroubleMs);
            }
        });
}

void OutboxLane::chosen(Hand &hand, const Choice &choice)
{
    const std::optional<store::OutboxRow> &row = choice.turn.row;
    const bool out = choice.account && choice.account->needsSignIn;
    hand.row = row ? row->id : 0;
    if (hand.is == store::OutboxHand::Files) {
        m_noFiles = choice.turn.nothingAtAll;
    }
    if (std::exchange(m_signedOut, out) && !out) { // the user has mended it: no reason to wait
        forgetWaits();
        choose(hand);
    } else if (!choice.account && (row || choice.turn.nextAt > 0)) {
        failAll(hand);
    } else if (!row) {
        rest(hand, choice.turn.nextAt);
    } else if (row->id == otherThan(hand).row) { // it was faster
        idle(hand);
    } else if (choice.turn.unreadable) {
        failOne(hand, *row);
    } else {
        open(hand, *choice.account, *row);
    }
}

void OutboxLane::open(Hand &hand, const Account &account, const store::OutboxRow &row)
{
    m_tools.sessions.own(account).then(m_owner, [this, &hand, row](const Result<Session> &session) {
        if (m_closed) {
            return;
        }
        if (session) {
            work(hand, *session, row);
            return;
        }
        const ErrorKind kind = session.error().kind;
        const bool passes = isTransient(kind) || kind == ErrorKind::Barred;
        if (!passes) {
            signedOut(hand, row, sentence(session.error())); // or its keychain says no
            return;
        }
        store::OutboxRow troubled = row;
        troubled.trouble = sentence(session.error());
        m_tools.core.store
            .writeUser([troubled](store::UserTx &tx) { return store::saveOutboxRow(tx, troubled); })
            .then(m_owner, [this, &hand, id = row.id](const Result<bool> &) {
                away(m_away, id);
                idle(hand);
            });
    });
}

void OutboxLane::work(Hand &hand, const Session &session, const store::OutboxRow &row)
{
    auto *work = new ActionWork(m_tools, session, hand.is, row, m_owner);
    work->future().then(m_owner,
        [this, &hand](const Result<ActionEnd> &end) { worked(hand, end ? *end : ActionEnd{}); });
    work->start();
}

void OutboxLane::worked(Hand &hand, const ActionEnd &end)
{
    if (m_closed) {
        return;
    }
    if (hand.is == store::OutboxHand::Acting) {
        m_filesThere.remove(hand.row); // whoever tries it again looks after them again
    }
    switch (end.kind) {
    case ActionEnd::Kind::Ended:
        m_waits.remove(end.row.id);
        awayOf(hand).times = 0;
        m_heard.ended(end.row);
        break;
    case ActionEnd::Kind::Gone:
        m_waits.remove(end.row.id);
        break;
    case ActionEnd::Kind::FilesThere:
        m_filesThere.insert(end.row.id, m_tools.now());
        awayOf(hand).times = 0;
        break;
    case ActionEnd::Kind::Later:
        awayOf(hand).times = 0;
        break;
    case ActionEnd::Kind::Again:
        lengthen(m_waits[end.row.id]);
        break;
    case ActionEnd::Kind::Away:
        away(awayOf(hand), end.row.id);
        break;
    case ActionEnd::Kind::SignedOut: // whoever signs in again is heard of
        away(m_away, end.row.id);
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
        m_away.until = m_tools.now() + diskTroubleMs;
        break;
    case ActionEnd::Kind::Stopped: // a rule of the user's has cut it off, or the program ends
        m_waits.remove(end.row.id);
        m_away.until = m_tools.now() + m_tools.limits.firstWaitMs;
        break;
    }
    idle(hand);
}

/// Of a keychain that is unlocked nobody hears, so that it is asked now and then.
void OutboxLane::signedOut(Hand &hand, const store::OutboxRow &row, const QString &why)
{
    const auto wait = [this, &hand] { rest(hand, m_tools.now() + m_tools.limits.longestWaitMs); };
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

void OutboxLane::failOne(Hand &hand, store::OutboxRow row)
{
    row.state = OutboxState::Failed;
    row.trouble = Words::tr("What was to be done cannot be read any more.");
    m_tools.core.store.writeUser([row](store::UserTx &tx) { return store::saveOutboxRow(tx, row); })
        .then(m_owner, [this, &hand, row](const Result<bool> &saved) {
            if (m_closed) {
                return;
            }
            if (!saved) {
                m_away.until = m_tools.now() + diskTroubleMs;
            } else if (*saved) {
                m_heard.ended(row);
            }
            idle(hand);
        });
}

void OutboxLane::failAll(Hand &hand)
{
    const QString why = Words::tr("The account that was to do this is no longer here.");
    m_tools.core.store
        .writeUser(
            [account = m_account, why](store::UserTx &tx) { return failRows(tx, account, why); })
        .then(m_owner, [this, &hand](const Result<std::vector<store::OutboxRow>> &failed) {
            if (m_closed) {
                return;
            }
            if (!failed) {
                m_away.until = m_tools.now() + diskTroubleMs;
            }
            for (const store::OutboxRow &row : failed ? *failed : std::vector<store::OutboxRow>()) {
                m_heard.ended(row);
            }
            idle(hand);
        });
}

/// What the one has done may be what the other waits for.
void OutboxLane::idle(Hand &hand)
{
    hand.busy = false;
    hand.row = 0;
    reach(m_acting);
    if (!m_noFiles) { // of a thousand boosts none need be asked about
        reach(m_files);
    }
}

void OutboxLane::rest(Hand &hand, qint64 until)
{
    hand.busy = false;
    hand.row = 0;
    hand.nextAt = until;
    if (std::exchange(hand.again, false)) {
        reach(hand);
        return;
    }
    m_heard.waits();
}

} // namespace asterism
