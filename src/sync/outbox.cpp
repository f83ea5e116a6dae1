// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outbox.h"

#include "base/log.h"
#include "sync/actionwork.h"
#include "sync/outboxlane.h"

#include <QTimer>

#include <algorithm>
#include <map>
#include <utility>

namespace asterism {

namespace {

/// A clock that jumps (sleep) is noticed after so long.
constexpr qint64 longestOutboxNapMs = minuteMs;

quint32 seedOf(const OutboxLimits &limits)
{
    return limits.seed != 0 ? limits.seed : QRandomGenerator::system()->generate();
}

} // namespace

struct Outbox::Private {
    Private(Outbox &outbox, const OutboxTools &given)
        : q(outbox)
        , tools(given)
    {
    }

    OutboxLane &lane(const AccountId &account);
    void ended(const store::OutboxRow &row);
    void wake();
    void askAgain(const Account &account);
    void askNext(const Session &session, std::vector<store::OutboxRow> open);

    Outbox &q;
    OutboxTools tools;
    std::map<AccountId, std::unique_ptr<OutboxLane>> lanes;
    QTimer timer; ///< no child: children are work under way
    bool started = false;
    bool closed = false;
    bool looking = false;
    bool newsMeanwhile = false;
};

OutboxLane &Outbox::Private::lane(const AccountId &account)
{
    std::unique_ptr<OutboxLane> &known = lanes[account];
    if (!known) {
        known = std::make_unique<OutboxLane>(tools, account, &q,
            OutboxLane::Heard{
                .ended = [this](const store::OutboxRow &row) { ended(row); },
                .waits = [this] { wake(); },
            });
    }
    return *known;
}

void Outbox::Private::ended(const store::OutboxRow &row)
{
    if (row.state == store::OutboxRow::State::Done) {
        Q_EMIT q.done(row);
    } else {
        Q_EMIT q.failed(row);
    }
}

/// Sets the timer to whatever is due first.
void Outbox::Private::wake()
{
    if (closed) {
        return;
    }
    qint64 next = 0;
    for (const auto &[account, lane] : lanes) {
        const qint64 at = lane->nextAt();
        next = at > 0 && (next == 0 || at < next) ? at : next;
    }
    if (next == 0) {
        timer.stop();
        return;
    }
    timer.start(int(std::clamp(next - tools.now(), qint64(1), longestOutboxNapMs)));
}

/// Refusals that may be none. What cannot be asked now is asked at the next start.
void Outbox::Private::askAgain(const Account &account)
{
    tools.core.store
        .readUser([id = account.id](store::UserTx &tx) { return store::openQuestions(tx, id); })
        .then(&q, [this, account](const Result<std::vector<store::OutboxRow>> &open) {
            if (!open || open->empty()) {
                return;
            }
            tools.sessions.own(account).then(&q, [this, open](const Result<Session> &session) {
                if (session) {
                    askNext(*session, *open);
                }
            });
        });
}

/// One after the other, and no more behind one that its server leaves without an answer: others
/// want it, too.
void Outbox::Private::askNext(const Session &session, std::vector<store::OutboxRow> open)
{
    if (open.empty() || closed) {
        return;
    }
    auto *work = new ActionWork(tools, session, store::OutboxHand::Acting, open.front(), &q);
    open.erase(open.begin());
    work->future().then(&q, [this, session, open](const Result<ActionEnd> &end) {
        if (end && end->kind == ActionEnd::Kind::Ended) {
            askNext(session, open);
        }
    });
    work->start();
}

Outbox::Outbox(Core &core, Sessions &sessions, const OutboxLimits &limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this,
          OutboxTools{.core = core,
              .sessions = sessions,
              .limits = limits,
              .random = QRandomGenerator(seedOf(limits)),
              .sending = [this](qint64 row, int attachment, int attachments, qint64 bytes,
                             qint64 total) {
                  Q_EMIT sending(row, attachment, attachments, bytes, total);
              }}))
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, &Outbox::tick);
}

Outbox::~Outbox()
{
    close();
}

void Outbox::start()
{
    if (d->closed || std::exchange(d->started, true)) {
        return;
    }
    d->tools.core.store.writeUser([](store::UserTx &tx) { return store::tidyOutbox(tx); })
        .then(this, [this](const Result<Done> &tidied) {
            if (!tidied) {
                // They only take some room.
                qCWarning(logSync).noquote() << "old actions:" << sentence(tidied.error());
            }
            look();
        });
    d->tools.sessions.accounts().then(this, [this](const Result<std::vector<Account>> &own) {
        for (const Account &account : own ? *own : std::vector<Account>()) {
            d->askAgain(account);
        }
    });
}

void Outbox::look()
{
    if (!d->started || d->closed) {
        return;
    }
    if (d->looking) {
        d->newsMeanwhile = true;
        return;
    }
    d->looking = true;
    d->tools.core.store.readUser([](store::UserTx &tx) { return store::accountsUnderWay(tx); })
        .then(this, [this](const Result<std::vector<AccountId>> &accounts) {
            d->looking = false;
            if (d->closed) {
                return;
            }
            for (const AccountId &account : accounts ? *accounts : std::vector<AccountId>()) {
                d->lane(account).goOn();
            }
            d->wake();
            if (std::exchange(d->newsMeanwhile, false)) {
                look();
            }
        });
}

void Outbox::hurry()
{
    if (!d->started || d->closed) {
        return;
    }
    for (const auto &[account, lane] : d->lanes) {
        lane->hurry();
    }
    look();
}

void Outbox::tick()
{
    if (d->closed) {
        return;
    }
    const qint64 now = d->tools.now();
    for (const auto &[account, lane] : d->lanes) {
        if (lane->nextAt() > 0 && lane->nextAt() <= now) {
            lane->goOn();
        }
    }
    d->wake();
}

bool Outbox::isAsking(qint64 row) const
{
    return std::ranges::any_of(children(), [row](const QObject *child) {
        const auto *work = dynamic_cast<const ActionWork *>(child);
        return work != nullptr && work->isAskingLate(row);
    });
}

void Outbox::close()
{
    d->closed = true;
    d->timer.stop();
    for (const auto &[account, lane] : d->lanes) {
        lane->close();
    }
}

} // namespace asterism
