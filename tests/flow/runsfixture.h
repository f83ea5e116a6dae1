// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corefixture.h"
#include "migration/census.h"
#include "migration/newrun.h"
#include "migration/runner.h"
#include "store/runs.h"

namespace asterism::flow {

/// A Runner over a fixture's house. Going away it ends its work, and with that the house's: open
/// the house anew before the next one.
class RunDesk {
public:
    explicit RunDesk(CoreFixture &fixture, const RunnerLimits &limits = {.spacingMs = 0})
        : m_house(*fixture.house)
        , census(m_house.core, m_house.sessions)
        , runner(m_house.core, m_house.sessions, m_house.people, census,
              {.ownList =
                      [this](const QString &list, const QString &acct) {
                          ownLists << list + u": "_s + acct;
                          return answered(Result<Done>(Done{}));
                      }},
              limits)
    {
        QObject::connect(&m_house.core.store, &store::Store::committed, &runner,
            [this](const store::Changes &changes) {
                if (changes.runs) {
                    runner.look();
                }
            });
        QObject::connect(&runner, &Runner::ended, &runner,
            [this](const Run &run, const RunCounts &) { ended << run.id; });
        QObject::connect(
            &runner, &Runner::paused, &runner, [this](const Run &run) { paused << run.trouble; });
        runner.start();
    }
    ~RunDesk()
    {
        runner.close();
        endWork(m_house.core, {&runner, &census, &m_house.sessions, &m_house.people});
    }

private:
    House &m_house;

public:
    CensusReading census;
    Runner runner;
    QStringList ownLists;
    QList<qint64> ended;
    QStringList paused; ///< with what trouble
};

/// What tests ask the database about runs.
class RunsFixture : public CoreFixture {
public:
    using CoreFixture::CoreFixture;

    template <typename F> auto user(F f) { return house->core.store.readUserNow(std::move(f)); }

    /// Whoever is named there may be looked for at their own server, and reading is not limited:
    /// what is limited here are writes.
    void openAllHosts()
    {
        for (Server *server : sandbox.servers()) {
            server->setRateLimit(100'000);
            typed(u"@x@"_s + server->host());
        }
    }

    Run run(qint64 id)
    {
        const auto found = user([id](store::UserTx &tx) { return store::runById(tx, id); });
        return found && *found ? **found : Run{};
    }
    std::vector<RunRow> rowsOf(qint64 id)
    {
        const auto rows =
            user([id](store::UserTx &tx) { return store::runRows(tx, id, {.most = 5000}); });
        return rows ? *rows : std::vector<RunRow>();
    }
    /// The outcomes in the order of the rows, as the terminal program prints them.
    QStringList outcomes(qint64 id)
    {
        QStringList words;
        const MovedKind kind = run(id).kind;
        for (const RunRow &row : rowsOf(id)) {
            words << word(row.outcome, kind);
        }
        return words;
    }

    /// A run that waits for a yes; 0 when it could not be made.
    qint64 ready(RunDesk &desk, const Run &made, const std::vector<MovedItem> &items)
    {
        const auto id = await(newRun(house->core.store, made, rowsFor(items, false)));
        for (int i = 0; id && i < 50; ++i) {
            const auto checked = await(desk.runner.check(*id));
            if (!checked || *checked) {
                return checked ? *id : 0;
            }
        }
        return 0;
    }
};

} // namespace asterism::flow
