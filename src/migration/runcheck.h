// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "migration/plan.h"
#include "migration/runtools.h"
#include "model/run.h"
#include "sync/belongings.h"

#include <memory>
#include <vector>

namespace asterism {

/// One call of Runner::check(): reads what the account has, a piece at a time, and when that is
/// complete compares the run's rows with it, in chunks; one that was broken off goes on.
class RunCheck : public Flow<bool> {
public:
    RunCheck(RunTools &tools, qint64 run, QObject *parent);

    void start();

private:
    void known(const Run &run, const Account &account);
    void opened(const Session &session);
    void readCensus();
    void learnFollowers(int follows);
    void readPlan();
    void compare(int from);
    void complete();

    RunTools &m_tools;
    qint64 m_id;
    Run m_run;
    Account m_account;
    Session m_session;
    int m_rows = 0; ///< of the run
    QString m_refusal; ///< the server keeps no such thing
    std::shared_ptr<Plan> m_plan; ///< handed to one lane after the other, never to two
};

/// One call of Runner::lookUp(): the next few rows from `from` on; the answer is the place behind
/// them, or -1 when there is nobody left.
class RunLookUp : public Flow<int> {
public:
    RunLookUp(RunTools &tools, qint64 run, int from, QObject *parent);

    void start();

private:
    void next();
    void found(const Result<KnownPerson> &person);
    void save();

    RunTools &m_tools;
    qint64 m_id;
    int m_from;
    int m_behind = -1;
    Run m_run;
    Session m_session;
    std::vector<RunRow> m_rows;
    size_t m_at = 0;
    std::vector<RunRow> m_changed;
};

} // namespace asterism
