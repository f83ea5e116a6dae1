// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/census.h"
#include "migration/runtools.h"
#include "model/run.h"
#include "sync/people.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace asterism {

/// Makes the engine's runs go on: one row at a time for each account, accounts side by side, each
/// row ended in the database before the next begins. Survives anything: what a run does next
/// follows from its rows alone. Before a row is sent it is marked, and a row that was marked when
/// everything ended is sent again only when the server says that it is not done yet. A server that
/// does not answer, a limit, a lost network make the run wait, and it says so; what the
/// user must mend (a token, the same refusal three times in a row) pauses it. Rows that ended as
/// requested are looked at again after a minute, ten, an hour, and then daily for a month.
class Runner : public QObject {
    Q_OBJECT

public:
    struct Ports {
        /// Puts somebody into one of the user's own lists, made when it is not there. Done when
        /// they are in, now or before; errors as Lists::addMember().
        std::function<QFuture<Result<Done>>(const QString &list, const QString &acct)> ownList;
    };

    Runner(Core &core, Sessions &sessions, People &people, CensusReading &census, Ports ports,
        const RunnerLimits &limits = {}, QObject *parent = nullptr);
    ~Runner() override;

    /// This process is the engine now: goes on with whatever runs.
    void start();
    /// Somebody else may have written runs (Changes::runs, Changes::elsewhere).
    void look();
    /// Does what is due by the clock; its own timer's work, and that of a test with its own.
    void tick();
    /// Nothing is begun any more; what is under way is waited for by nobody.
    void close();

    /// Compares a run's rows with what its account has, for at most some ten seconds; true when it
    /// is Ready. To be asked again until then. Reads, writes nothing at a server.
    QFuture<Result<bool>> check(qint64 run);
    /// Looks up, of a Ready run, the next few people who are to do, so that the preview can say who
    /// moved and whom nobody knows; true when there is nobody left. As long as somebody looks.
    QFuture<Result<bool>> lookUp(qint64 run);
    /// Ready or Paused becomes Running. Usage error in other states.
    QFuture<Result<Done>> begin(qint64 run);
    QFuture<Result<Done>> pause(qint64 run);
    QFuture<Result<Done>> cancel(qint64 run);
    /// Rows that failed (or those places) wait again, and a Done run is Running again; how many.
    QFuture<Result<int>> retry(qint64 run, const std::vector<int> &places = {});

Q_SIGNALS:
    /// Once, when its last row has ended; not of rows that are looked at again.
    void ended(const asterism::Run &run, const asterism::RunCounts &counts);
    /// It paused by itself; run.trouble says why.
    void paused(const asterism::Run &run);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace asterism
