// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "store/accounts.h"
#include "store/census.h"
#include "store/forget.h"
#include "store/runs.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Step by step, so that others can write between two steps.
class Forgetting : public Flow<QJsonObject> {
public:
    Forgetting(store::Store &store, Runner &runner, store::Leaver leaver, QObject *parent)
        : Flow(parent)
        , m_store(store)
        , m_runner(runner)
        , m_leaver(std::move(leaver))
    {
    }

    /// What goes on ends first: nothing is written down about a run that is not there.
    void start()
    {
        m_store.readUser([](store::UserTx &tx) { return store::runs(tx); })
            .then(this, [this](const Result<std::vector<Run>> &runs) {
                if (!runs) {
                    finish(runs.error());
                    return;
                }
                m_runs = *runs;
                std::erase_if(
                    m_runs, [&](const Run &run) { return run.account != m_leaver.account; });
                nextRun();
            });
    }

private:
    void nextRun()
    {
        if (m_runs.empty()) {
            dropCensus();
            return;
        }
        const Run run = m_runs.back();
        m_runs.pop_back();
        const bool goesOn = run.state == RunState::Running || run.state == RunState::Paused;
        auto cancelled = goesOn ? m_runner.cancel(run.id) : answered(Result<Done>(Done{}));
        cancelled
            .then(this,
                [this, id = run.id](const Result<Done> &) {
                    return m_store.writeUser(
                        [id](store::UserTx &tx) { return store::dropRun(tx, id); });
                })
            .unwrap()
            .then(this, [this](const Result<Done> &dropped) {
                dropped ? nextRun() : finish(dropped.error());
            });
    }

    void dropCensus()
    {
        m_store
            .writeCache([account = m_leaver.account](
                            store::CacheTx &tx) { return store::forgetCensus(tx, account); })
            .then(this, [this](const Result<Done> &dropped) {
                dropped ? step() : finish(dropped.error());
            });
    }

    void step()
    {
        m_store
            .writeCache(
                [leaver = m_leaver](store::CacheTx &tx) { return store::forgetStep(tx, leaver); })
            .then(this, [this](const Result<store::ForgetOutcome> &outcome) {
                if (!outcome) {
                    finish(outcome.error());
                    return;
                }
                m_posts += outcome->posts;
                if (outcome->more) {
                    step();
                } else {
                    finish(QJsonObject{{u"posts"_s, m_posts}});
                }
            });
    }

    store::Store &m_store;
    Runner &m_runner;
    store::Leaver m_leaver;
    std::vector<Run> m_runs; ///< that are still there
    qint64 m_posts = 0;
};

} // namespace

QFuture<Jobs::Answer> Jobs::forgetAccount(const QJsonObject &argument)
{
    store::Leaver leaver{.account = {argument[u"account"].toString()},
        .host = argument[u"host"].toString(),
        .lastOfHost = true,
        .ownAccts = {}};
    const auto begin = [this, leaver](const Result<std::vector<Account>> &all) mutable {
        if (!all) {
            return answered(Answer(all.error()));
        }
        for (const Account &account : *all) {
            if (account.id == leaver.account) {
                // What it has seen would only be read again.
                return answered(
                    Answer(Error{.kind = ErrorKind::Usage, .subject = u'@' + account.acct}));
            }
            leaver.lastOfHost = leaver.lastOfHost && account.host != leaver.host;
            leaver.ownAccts << account.acct;
        }
        auto *forgetting = new Forgetting(*m_app.store, m_app.runner, leaver, this);
        const auto future = forgetting->future();
        forgetting->start();
        return future;
    };
    return m_app.sessions.accounts().then(this, begin).unwrap();
}

} // namespace asterism
