// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"
#include "content/mfm.h"
#include "content/plain.h"
#include "content/styled.h"
#include "support/fixture.h"

#include <benchmark/benchmark.h>

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

// Each post text that a recorded server sent, once.
static std::vector<QString> posts()
{
    QSet<QString> seen;
    for (const QString &name : jsonFixtures()) {
        const QJsonDocument document = QJsonDocument::fromJson(fixtureBytes(name.toUtf8()));
        forEachObject(document.object(), [&](const QJsonObject &object) {
            const QString html = object.value("content"_L1).toString();
            if (!html.isEmpty()) {
                seen.insert(html);
            }
        });
    }
    return {seen.begin(), seen.end()};
}

static void perPost(benchmark::State &state, size_t count)
{
    state.counters["per post"] = benchmark::Counter(double(state.iterations()) * double(count),
        benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

static void htmlToBlocks(benchmark::State &state)
{
    const std::vector<QString> texts = posts();
    for (auto iteration : state) {
        for (const QString &html : texts) {
            benchmark::DoNotOptimize(fromHtml(html));
        }
    }
    perPost(state, texts.size());
}

static void mfmToBlocks(benchmark::State &state)
{
    const QString text = fixture("misskey/note_mfm.json").value("text"_L1).toString();
    for (auto iteration : state) {
        benchmark::DoNotOptimize(fromMfm(text, {.host = u"misskey.test"_s}));
    }
    perPost(state, 1);
}

static void blocksOut(benchmark::State &state)
{
    std::vector<Blocks> all;
    for (const QString &html : posts()) {
        all.push_back(fromHtml(html));
    }
    for (auto iteration : state) {
        for (const Blocks &blocks : all) {
            benchmark::DoNotOptimize(toBytes(blocks));
            benchmark::DoNotOptimize(searchText(blocks));
        }
    }
    perPost(state, all.size());
}

static void bytesToStyled(benchmark::State &state)
{
    std::vector<QByteArray> all;
    for (const QString &html : posts()) {
        all.push_back(toBytes(fromHtml(html)));
    }
    for (auto iteration : state) {
        for (const QByteArray &bytes : all) {
            const auto blocks = fromBytes(bytes);
            for (const Block &block : blocks->blocks) {
                benchmark::DoNotOptimize(styledText(block, {.host = u"a.example"_s}));
            }
        }
    }
    perPost(state, all.size());
}

BENCHMARK(htmlToBlocks)->Unit(benchmark::kMicrosecond)->Name("HTML to blocks");
BENCHMARK(mfmToBlocks)->Unit(benchmark::kMicrosecond)->Name("MFM to blocks");
BENCHMARK(blocksOut)->Unit(benchmark::kMicrosecond)->Name("blocks to bytes and search text");
BENCHMARK(bytesToStyled)->Unit(benchmark::kMicrosecond)->Name("bytes to styled text");

BENCHMARK_MAIN();
