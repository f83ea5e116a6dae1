// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/entries.h"
#include "migration/csv/lists.h"
#include "migration/csv/pasted.h"
#include "migration/plan.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

constexpr int rows = 100'000; // the figure of product.md; files may have ten times as many
constexpr int known = 50'000;
constexpr int pageRows = 1'000; // of a census, as RunCheck reads it

static QByteArray somebody(int i)
{
    return "somebody_" + QByteArray::number(i) + "@server-"
        + QByteArray::number(qint64(i) * 7919 % 3000) + ".example.org";
}

// People on 3,000 servers, in the way of each file.
static QByteArray rowsLike(const char *before, const char *behind)
{
    QByteArray bytes;
    for (int i = 0; i < rows; ++i) {
        bytes += before + somebody(i) + behind + '\n';
    }
    return bytes;
}

static QByteArray follows()
{
    return "Account address,Show boosts,Notify on new posts,Languages\n"
        + rowsLike("", ",true,false,\"de, en\"");
}

static void tables(benchmark::State &state)
{
    const QByteArray bytes = follows();
    for (auto iteration : state) {
        const auto table = csv::readTable(bytes, u"follows.csv"_s);
        benchmark::DoNotOptimize(csv::guessKind(*table, u"follows.csv"_s));
    }
    state.SetBytesProcessed(state.iterations() * bytes.size());
}

static void entries(benchmark::State &state)
{
    const QByteArray bytes = follows();
    for (auto iteration : state) {
        const auto file = csv::readEntries(bytes, u"following_accounts.csv"_s);
        if (!file || file->entries.size() != size_t(rows)) {
            state.SkipWithError("not everybody was read");
        }
    }
    state.SetBytesProcessed(state.iterations() * bytes.size());
}

/// A page of whom the account follows already: every other one of the file, as the cache tells it.
static std::vector<store::CensusItem> censusPage(int from)
{
    std::vector<store::CensusItem> items;
    for (int i = from; i < std::min(from + pageRows, known); ++i) {
        const QString acct = QString::fromLatin1(somebody(2 * i));
        items.push_back({.item = {.subject = acct, .boosts = true, .notify = false},
            .localId = QString::number(109'000'000'000'000'000 + i),
            .name = acct});
    }
    return items;
}

static void compared(benchmark::State &state)
{
    const QByteArray bytes = follows();
    for (auto iteration : state) {
        auto file = csv::readEntries(bytes, u"following_accounts.csv"_s);
        std::vector<RunRow> all = rowsOf(std::move(*file));
        Plan plan({.overwrite = true}, u"me@home.example"_s);
        for (int from = 0; from < known; from += pageRows) {
            plan.add(censusPage(from));
        }
        plan.compare(all);
        benchmark::DoNotOptimize(plan.removals());
        if (all.size() != size_t(rows) || all.front().state == RowState::New) {
            state.SkipWithError("not everybody was compared");
        }
    }
}

static void lists(benchmark::State &state)
{
    const QByteArray bytes = rowsLike("\"Friends, \"\"old\"\" ones\",", "");
    for (auto iteration : state) {
        const auto file = csv::readListsFile(bytes, u"lists.csv"_s);
        if (!file || file->people.size() != size_t(rows)) {
            state.SkipWithError("not everybody was read");
        }
    }
}

static void pasted(benchmark::State &state)
{
    const QString text = QString::fromUtf8(follows());
    for (auto iteration : state) {
        const auto read = csv::readPasted(text);
        if (!read || read->people.size() != size_t(rows)) {
            state.SkipWithError("not everybody was read");
        }
    }
}

static void written(benchmark::State &state)
{
    const MovedItem item{.subject = u"somebody@server.example.org"_s, .list = u"Friends, old"_s};
    const std::vector<MovedItem> items(size_t(rows), item);
    for (auto iteration : state) {
        benchmark::DoNotOptimize(csv::writeEntries(MovedKind::Lists, items, csv::Form::Mastodon));
    }
}

BENCHMARK(tables)->Unit(benchmark::kMillisecond)->Name("100,000 follows to rows and cells");
BENCHMARK(entries)->Unit(benchmark::kMillisecond)->Name("100,000 follows read and checked");
BENCHMARK(compared)
    ->Unit(benchmark::kMillisecond)
    ->Name("100,000 follows read and compared with 50,000");
BENCHMARK(lists)->Unit(benchmark::kMillisecond)->Name("100,000 rows of lists.csv");
BENCHMARK(pasted)->Unit(benchmark::kMillisecond)->Name("100,000 pasted handles");
BENCHMARK(written)->Unit(benchmark::kMillisecond)->Name("100,000 rows written");

BENCHMARK_MAIN();
