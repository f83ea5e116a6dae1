// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/filekind.h"
#include "migration/csv/lists.h"
#include "migration/csv/pasted.h"

#include <benchmark/benchmark.h>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

// As many rows as are read at most, of people on 3,000 servers, in the way of each file.
static QByteArray rowsLike(const char *before, const char *behind)
{
    QByteArray bytes;
    for (int i = 0; i < csv::mostRows; ++i) {
        bytes += before + QByteArray("somebody_") + QByteArray::number(i) + "@server-"
            + QByteArray::number(i * 7919 % 3000) + ".example.org" + behind + '\n';
    }
    return bytes;
}

static QByteArray follows()
{
    return rowsLike("", ",true,false,\"de, en\"");
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

static void lists(benchmark::State &state)
{
    const QByteArray bytes = rowsLike("\"Friends, \"\"old\"\" ones\",", "");
    for (auto iteration : state) {
        const auto file = csv::readListsFile(bytes, u"lists.csv"_s);
        if (!file || file->people.size() != size_t(csv::mostRows)) {
            state.SkipWithError("not everybody was read");
        }
    }
}

static void pasted(benchmark::State &state)
{
    const QString text = QString::fromUtf8(follows());
    for (auto iteration : state) {
        const auto read = csv::readPasted(text);
        if (!read || read->people.size() != size_t(csv::mostRows)) {
            state.SkipWithError("not everybody was read");
        }
    }
}

static void written(benchmark::State &state)
{
    std::vector<csv::ListMembership> memberships(
        size_t(csv::mostRows), {u"Friends, old"_s, u"somebody@server.example.org"_s});
    for (auto iteration : state) {
        benchmark::DoNotOptimize(csv::writeLists(memberships));
    }
}

BENCHMARK(tables)->Unit(benchmark::kMillisecond)->Name("100,000 follows to rows and cells");
BENCHMARK(lists)->Unit(benchmark::kMillisecond)->Name("100,000 rows of lists.csv");
BENCHMARK(pasted)->Unit(benchmark::kMillisecond)->Name("100,000 pasted handles");
BENCHMARK(written)->Unit(benchmark::kMillisecond)->Name("100,000 rows written");

BENCHMARK_MAIN();
