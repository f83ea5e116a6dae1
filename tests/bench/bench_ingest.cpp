// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/platform/memory.h"
#include "protocol/family.h"
#include "store/pages.h"
#include "store/store.h"
#include "support/fixture.h"
#include "sync/prepare.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageRows = 40;

const Instance instance{.host = u"gts1.test"_s,
    .accountDomain = u"gts1.test"_s,
    .software = u"gotosocial"_s,
    .family = Instance::Family::Mastodon};

/// A home timeline's page as GoToSocial sends it: recorded posts under new ids.
Response pageOf(int number)
{
    static const QJsonArray recorded = fixtureBody("gotosocial/home_timeline.json").toArray();
    QJsonArray rows;
    for (int i = 0; i < pageRows; ++i) {
        QJsonObject row = recorded.at(i % recorded.size()).toObject();
        const QString id =
            u"01M9%1"_s.arg(100'000'000 - number * pageRows - i, 22, 10, QChar(u'0'));
        row[u"id"_s] = id;
        row[u"uri"_s] = u"https://gts1.test/users/ao/statuses/"_s + id;
        row[u"url"_s] = u"https://gts1.test/@ao/statuses/"_s + id;
        row[u"reblog"_s] = QJsonValue::Null;
        rows.append(row);
    }
    Response response{.status = 200,
        .headers = {{"Content-Type", "application/json"}},
        .body = QJsonDocument(rows).toJson(QJsonDocument::Compact)};
    response.finalUrl = QUrl(u"https://gts1.test/api/v1/timelines/home"_s);
    return response;
}

struct Decoded {
    std::vector<store::Prepared> items;
    store::PagePlace place;
};

Result<Decoded> decode(const Response &response)
{
    auto page = familyFor(instance)->page(instance, response, {}, false);
    if (!page) {
        return page.error();
    }
    const QString first = page->items.front().localId;
    const QString last = page->items.back().localId;
    return Decoded{prepareAll(std::move(page->items)),
        {.source = homeSource({u"ao"_s}, instance.host),
            .kind = store::PagePlace::Kind::Older,
            .basis = first,
            .older = last,
            .firstId = first,
            .lastId = last}};
}

/// JSON to safe values, without the disk: the part before BEGIN.
void decodePage(benchmark::State &state)
{
    const Response response = pageOf(0);
    for (auto _ : state) {
        auto decoded = decode(response);
        benchmark::DoNotOptimize(decoded);
    }
    state.SetItemsProcessed(state.iterations() * pageRows);
    state.counters["KB a page"] = double(response.body.size()) / 1024;
}
BENCHMARK(decodePage)->Unit(benchmark::kMillisecond);

/// JSON to committed rows; items_per_second is posts/s.
void jsonPageToCommittedRows(benchmark::State &state)
{
    QTemporaryDir folder;
    SystemClock clock;
    auto store = store::Store::open({.folder = folder.path(), .engine = true}, clock);
    const store::Teller teller{
        .host = instance.host, .accountDomain = instance.host, .account = {u"ao"_s}};
    int number = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const Response response = pageOf(number++);
        state.ResumeTiming();
        auto done = (*store)->writeCache([response] { return decode(response); },
            [teller](store::CacheTx &tx, const Decoded &decoded) {
                return store::commitPage(tx, teller, decoded.place, decoded.items);
            });
        while (!done.isFinished()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        if (!done.result()) {
            state.SkipWithError(qPrintable(sentence(done.result().error())));
            return;
        }
    }
    state.SetItemsProcessed(state.iterations() * pageRows);
    state.counters["peak MB"] = double(peakResidentBytes()) / (1024 * 1024);
}
BENCHMARK(jsonPageToCommittedRows)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(500);

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
