// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/runner.h"

#include "migration/accountruns.h"
#include "migration/lookagain.h"
#include "migration/rowrules.h"
#include "migration/runcheck.h"
#include "store/runs.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

/// A clock that jumps (sleep) is noticed after so long.
constexpr qint64 longestSleepMs = minuteMs;
constexpr qint64 lookTroubleMs = 5 * minuteMs; ///< the disk's

Error wrongState(const Run &run)
{
    return {.kind = ErrorKind::Usage,
        .subject = run.title.isEmpty() ? QString::number(run.id) : run.title,
        .detail = Words::tr("it does not stand so that this could be done")};
}

Result<Run> runFor(store::UserTx &tx, qint64 id)
{
    const auto run = store::runById(tx, id);
    if (!run) {
        return run.error();
    }
    return *run ? Result<Run>(**run)
                : Result<Run>(Error{.kind = ErrorKind::NotFound, .subject = QString::number(id)});
}

Result<Run> beginRun(store::UserTx &tx, qint64 id)
{
    auto run = runFor(tx, id);
    if (!run || run->state == RunState::Running) {
        return run;
    }
    if (run->state != RunState::Ready && run->state != RunState::Paused) {
        return wrongState(*run);
    }
    if (run->startedAt == 0) { // of a preview nobody is looked at
        const auto looked = store::lookAtRequested(tx, id, nextLook(tx.now, tx.now));
        if (!looked) {
            return looked.error();
        }
    }
    run->state = RunState::Running;
    run->trouble.clear();
    run->waitUntil = 0;
    run->startedAt = run->startedAt > 0 ? run->startedAt : tx.now;
    const auto saved = store::saveRun(tx, *run);
    return saved ? run : Result<Run>(saved.error());
}

Result<Done> pauseRun(store::UserTx &tx, qint64 id)
{
    auto run = runFor(tx, id);
    if (!run) {
        return run.error();
    }
    if (run->state == RunState::Paused) {
        return Done{};
    }
    if (run->state != RunState::Running) {
        return wrongState(*run);
    }
    run->state = RunState::Paused;
    run->trouble.clear();
    run->waitUntil = 0;
    return store::saveRun(tx, *run);
}

Result<Done> cancelRun(store::UserTx &tx, qint64 id)
{
    auto run = runFor(tx, id);
    if (!run) {
        return run.error();
    }
    if (run->state == RunState::Done || run->state == RunState::Cancelled) {
        return Done{};
    }
    run->state = RunState::Cancelled;
    run->trouble.clear();
    run->waitUntil = 0;
    run->endedAt = tx.now;
    const auto rows = store::cancelRows(tx, id);
    return rows ? store::saveRun(tx, *run) : rows;
}

Result<int> retryRun(store::UserTx &tx, qint64 id, const std::vector<int> &places)
{
    auto run = runFor(tx, id);
    if (!run) {
        return run.error();
    }
    const bool may = run->state == RunState::Done || run->state == RunState::Running
        || run->state == RunState::Paused;
    if (!may) {
        return wrongState(*run);
    }
    const auto count = store::retryRows(tx, id, places);
    if (!count || *count == 0 || run->state != RunState::Done) {
        return count;
    }
    run->state = RunState::Running;
    run->endedAt = 0;
    const auto saved = store::saveRun(tx, *run);
    return saved ? count : Result<int>(saved.error());
}

} // namespace

struct Runner::Private {
    Private(Runner &runner, const RunTools &given)
        : q(runner)
        , tools(given)
    {
    }

    AccountRuns &lane(const AccountId &account);
    void learn(const std::vector<Run> &runs);
    void lookAgain();
    void wake();

    Runner &q;
    RunTools tools;
    std::map<AccountId, std::unique_ptr<AccountRuns>> lanes;
    Joined<bool> checks; ///< by run
    Joined<int> lookUps; ///< by run
    std::map<qint64, int> lookedUpTo; ///< by run: where the next look-up begins
    QTimer timer; ///< no child: children are work under way
    qint64 lookAt = 0; ///< when requested rows are looked at again; 0: never
    bool lookingAgain = false;
    bool looking = false;
    bool newsMeanwhile = false;
    bool started = false;
    bool closed = false;
};

AccountRuns &Runner::Private::lane(const AccountId &account)
{
    std::unique_ptr<AccountRuns> &known = lanes[account];
    if (!known) {
        known = std::make_unique<AccountRuns>(tools, account, &q,
            AccountRuns::Heard{
                .ended = [this](const Run &run,
                             const RunCounts &counts) { Q_EMIT q.ended(run, counts); },
                .paused = [this](const Run &run) { Q_EMIT q.paused(run); },
                .waits = [this] { wake(); },
            });
    }
    return *known;
}

void Runner::Private::learn(const std::vector<Run> &runs)
{
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) { // the oldest first
        if (run->state == RunState::Running) {
            lane(run->account).goOn();
        }
    }
}

void Runner::Private::lookAgain()
{
    if (lookingAgain || lookAt == 0 || lookAt > tools.now()) {
        return;
    }
    lookingAgain = true;
    auto *work = new LookAgain(tools, &q);
    work->future().then(&q, [this](const Result<qint64> &next) {
        lookingAgain = false;
        for (const auto &[account, lane] : lanes) {
            lane->relearnPaces();
        }
        if (!closed) {
            lookAt = next ? *next : tools.now() + lookTroubleMs;
            wake();
        }
    });
    work->start();
}

/// Sets the timer to whatever is due first.
void Runner::Private::wake()
{
    if (closed) {
        return;
    }
    qint64 next = lookingAgain ? 0 : lookAt;
    for (const auto &[account, lane] : lanes) {
        const qint64 at = lane->nextAt();
        next = at > 0 && (next == 0 || at < next) ? at : next;
    }
    if (next == 0) {
        timer.stop();
        return;
    }
    timer.start(int(std::clamp(next - tools.now(), qint64(1), longestSleepMs)));
}

Runner::Runner(Core &core, Sessions &sessions, People &people, CensusReading &census, Ports ports,
    const RunnerLimits &limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this,
          RunTools{.core = core,
              .sessions = sessions,
              .people = people,
              .census = census,
              .ownList = std::move(ports.ownList),
              .limits = limits}))
{
    d->timer.setSingleShot(true);
    d->timer.setTimerType(Qt::PreciseTimer); // a second's spacing is not stretched
    connect(&d->timer, &QTimer::timeout, this, &Runner::tick);
}

Runner::~Runner()
{
    close();
}

void Runner::start()
{
    d->started = true;
    look();
}

void Runner::look()
{
    if (!d->started || d->closed) {
        return;
    }
    if (d->looking) {
        d->newsMeanwhile = true;
        return;
    }
    d->looking = true;
    struct News {
        std::vector<Run> runs;
        qint64 lookAt = 0;
    };
    d->tools.core.store
        .readUser([](store::UserTx &tx) -> Result<News> {
            const auto runs = store::runs(tx);
            const auto lookAt = store::nextLookAt(tx);
            if (!runs || !lookAt) {
                return runs ? lookAt.error() : runs.error();
            }
            return News{*runs, *lookAt};
        })
        .then(this, [this](const Result<News> &news) {
            d->looking = false;
            if (d->closed) {
                return;
            }
            if (news) {
                d->lookAt = news->lookAt;
                d->learn(news->runs);
                d->lookAgain();
            }
            d->wake();
            if (std::exchange(d->newsMeanwhile, false)) {
                look();
            }
        });
}

void Runner::tick()
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
    d->lookAgain();
    d->wake();
}

void Runner::close()
{
    d->closed = true;
    d->timer.stop();
    for (const auto &[account, lane] : d->lanes) {
        lane->close();
    }
}

QFuture<Result<bool>> Runner::check(qint64 run)
{
    return d->checks.ask(QString::number(run), this, [this, run] {
        auto *work = new RunCheck(d->tools, run, this);
        auto future = work->future();
        work->start();
        return future;
    });
}

QFuture<Result<bool>> Runner::lookUp(qint64 run)
{
    return d->lookUps
        .ask(QString::number(run), this,
            [this, run] {
                auto *work = new RunLookUp(d->tools, run, d->lookedUpTo[run], this);
                auto future = work->future();
                work->start();
                return future;
            })
        .then(this, [this, run](const Result<int> &behind) -> Result<bool> {
            if (!behind) {
                return behind.error();
            }
            if (*behind >= 0) {
                d->lookedUpTo[run] = *behind;
            }
            return *behind < 0;
        });
}

QFuture<Result<Done>> Runner::begin(qint64 run)
{
    return d->tools.core.store.writeUser([run](store::UserTx &tx) { return beginRun(tx, run); })
        .then(this, [this](const Result<Run> &begun) -> Result<Done> {
            if (!begun) {
                return begun.error();
            }
            d->lookedUpTo.erase(begun->id);
            if (!d->closed) {
                d->lane(begun->account).encourage(begun->id);
            }
            return Done{};
        });
}

QFuture<Result<Done>> Runner::pause(qint64 run)
{
    return d->tools.core.store.writeUser([run](store::UserTx &tx) { return pauseRun(tx, run); });
}

/// A row that is under way gets its true outcome first, which a moment later would be lost.
QFuture<Result<Done>> Runner::cancel(qint64 run)
{
    auto promise = std::make_shared<QPromise<Result<Done>>>();
    promise->start();
    const auto finish = [promise](const Result<Done> &done) {
        promise->addResult(done);
        promise->finish();
    };
    const auto cancelRows = [this, run, finish] {
        d->tools.core.store.writeUser([run](store::UserTx &tx) { return cancelRun(tx, run); })
            .then(this, finish);
    };
    d->tools.core.store.readUser([run](store::UserTx &tx) { return runFor(tx, run); })
        .then(this, [this, run, finish, cancelRows](const Result<Run> &known) {
            if (!known) {
                finish(known.error());
            } else if (known->state == RunState::Running && !d->closed) {
                d->lane(known->account).stop(run, cancelRows);
            } else {
                cancelRows();
            }
        });
    return promise->future();
}

QFuture<Result<int>> Runner::retry(qint64 run, const std::vector<int> &places)
{
    return d->tools.core.store
        .writeUser([run, places](store::UserTx &tx) { return retryRun(tx, run, places); })
        .then(this, [this](const Result<int> &count) -> Result<int> {
            look();
            return count;
        });
}

} // namespace asterism
