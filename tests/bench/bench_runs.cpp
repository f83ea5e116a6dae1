// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "store/census.h"
#include "store/runs.h"
#include "store/store.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace asterism;
using namespace asterism::store;
using namespace Qt::Literals::StringLiterals;

// A run of 100,000 rows and a census of 50,000: what the preview and each row of an import ask.

namespace {

constexpr qint64 noon = 1'795'348'800'000;
constexpr int runRowCount = 100'000;
constexpr int censusCount = 50'000;
constexpr int censusPage = 80;
const CensusKey follows{{u"A"_s}, MovedKind::Follows};

template <typename T> T must(const Result<T> &result)
{
    if (!result) {
        qFatal("%s", qPrintable(sentence(result.error())));
    }
    return *result;
}

class Folder {
public:
    Folder()
    {
        auto opened = Store::open({.folder = m_dir.path(), .engine = true}, m_clock);
        if (!opened) {
            qFatal("%s", qPrintable(sentence(opened.error())));
        }
        m_store = std::move(*opened);
    }

    template <typename F> auto user(F closure)
    {
        return must(m_store->writeUserNow(std::move(closure)));
    }
    template <typename F> auto readUser(F closure)
    {
        return must(m_store->readUserNow(std::move(closure)));
    }
    template <typename F> auto readCache(F closure)
    {
        return must(m_store->readCacheNow(std::move(closure)));
    }
    template <typename F> auto cache(F closure)
    {
        QFuture<std::invoke_result_t<F, CacheTx &>> future = m_store->writeCache(closure);
        while (!future.isFinished()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        return must(future.result());
    }

private:
    QTemporaryDir m_dir;
    ManualClock m_clock{noon};
    std::unique_ptr<Store> m_store;
};

std::vector<RunRow> someRows()
{
    std::vector<RunRow> rows(runRowCount);
    for (int i = 0; i < runRowCount; ++i) {
        rows[size_t(i)].line = i + 2;
        rows[size_t(i)].item.subject = u"user%1@host%2.example"_s.arg(i).arg(i % 500);
        rows[size_t(i)].state = i % 3 == 0 ? RowState::Ended : RowState::Waiting;
        rows[size_t(i)].outcome = i % 3 == 0 ? Outcome::Already : Outcome::None;
    }
    return rows;
}

qint64 addAll(Folder &folder, const std::vector<RunRow> &rows)
{
    return folder.user([&](UserTx &tx) -> Result<qint64> {
        const auto id = addRun(tx, {.account = {u"A"_s}});
        if (auto done = addRunRows(tx, *id, rows); !done) {
            return done.error();
        }
        return id;
    });
}

void runAdded(benchmark::State &state)
{
    Folder folder;
    const auto rows = someRows();
    for (auto _ : state) {
        benchmark::DoNotOptimize(addAll(folder, rows));
    }
}
BENCHMARK(runAdded)->Unit(benchmark::kMillisecond)->Iterations(3);

/// One question to a run that is there.
template <typename F> void askRun(benchmark::State &state, F question)
{
    Folder folder;
    const qint64 run = addAll(folder, someRows());
    for (auto _ : state) {
        folder.readUser([&](UserTx &tx) { return question(tx, run); });
    }
}

void runCounted(benchmark::State &state)
{
    askRun(state, [](UserTx &tx, qint64 run) { return runCounts(tx, run); });
}
BENCHMARK(runCounted)->Unit(benchmark::kMillisecond)->Iterations(20);

void runNextRow(benchmark::State &state)
{
    askRun(state, [](UserTx &tx, qint64 run) { return nextRow(tx, run); });
}
BENCHMARK(runNextRow)->Unit(benchmark::kMillisecond)->Iterations(500);

void runFilteredPage(benchmark::State &state)
{
    askRun(state, [](UserTx &tx, qint64 run) {
        return runRows(tx, run, {.outcome = Outcome::Already, .from = runRowCount / 2});
    });
}
BENCHMARK(runFilteredPage)->Unit(benchmark::kMillisecond)->Iterations(200);

void runSearched(benchmark::State &state)
{
    askRun(state,
        [](UserTx &tx, qint64 run) { return countRunRows(tx, run, {.search = u"HOST77."_s}); });
}
BENCHMARK(runSearched)->Unit(benchmark::kMillisecond)->Iterations(20);

/// As the runner does: marked, then ended, each in a commit of its own.
void runRowSaved(benchmark::State &state)
{
    Folder folder;
    const qint64 run = addAll(folder, someRows());
    for (auto _ : state) {
        RunRow row = *folder.readUser([&](UserTx &tx) { return nextRow(tx, run); });
        row.state = RowState::Sending;
        folder.user([&](UserTx &tx) { return saveRow(tx, run, row); });
        row.state = RowState::Ended;
        row.outcome = Outcome::Done;
        folder.user([&](UserTx &tx) { return saveRow(tx, run, row); });
    }
}
BENCHMARK(runRowSaved)->Unit(benchmark::kMillisecond)->Iterations(100);

std::vector<std::vector<CensusItem>> somePages()
{
    std::vector<std::vector<CensusItem>> pages;
    for (int i = 0; i < censusCount; ++i) {
        if (i % censusPage == 0) {
            pages.emplace_back();
        }
        const QString host = u"host%1.example"_s.arg(i % 500);
        pages.back().push_back(
            {.item = {.subject = u"user%1@%2"_s.arg(QString::number(i), host), .boosts = true},
                .actorUri = u"https://%1/users/user%2"_s.arg(host, QString::number(i)),
                .localId = QString::number(109'000'000'000'000'000 + i),
                .name = u"User number %1"_s.arg(i)});
    }
    return pages;
}

/// Each page in a commit of its own, as it comes from a server.
void readAll(Folder &folder, const std::vector<std::vector<CensusItem>> &pages)
{
    folder.cache([](CacheTx &tx) { return beginCensus(tx, follows, censusCount); });
    for (const auto &page : pages) {
        folder.cache([&](CacheTx &tx) { return addToCensus(tx, follows, page, u"below"_s); });
    }
    folder.cache([](CacheTx &tx) { return endCensus(tx, follows); });
}

void censusAdded(benchmark::State &state)
{
    Folder folder;
    const auto pages = somePages();
    for (auto _ : state) {
        readAll(folder, pages);
    }
}
BENCHMARK(censusAdded)->Unit(benchmark::kMillisecond)->Iterations(3);

void censusRead(benchmark::State &state)
{
    Folder folder;
    readAll(folder, somePages());
    for (auto _ : state) {
        folder.readCache([](CacheTx &tx) { return census(tx, follows, 0, censusCount); });
    }
}
BENCHMARK(censusRead)->Unit(benchmark::kMillisecond)->Iterations(10);

void censusLastPage(benchmark::State &state)
{
    Folder folder;
    readAll(folder, somePages());
    for (auto _ : state) {
        folder.readCache([](CacheTx &tx) { return census(tx, follows, censusCount - 200, 200); });
    }
}
BENCHMARK(censusLastPage)->Unit(benchmark::kMillisecond)->Iterations(50);

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv); // the lanes' event loops ask for one
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
