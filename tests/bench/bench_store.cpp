// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "store/database.h"
#include "store/extra.h"
#include "store/fanout.h"
#include "store/migrations.h"
#include "store/pages.h"
#include "store/readings.h"
#include "store/search.h"
#include "store/store.h"
#include "store/timeline.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace asterism;
using namespace asterism::store;
using namespace Qt::Literals::StringLiterals;

// ASTERISM_BENCH_POSTS: how many posts the cache holds (200,000 unless told otherwise).

namespace {

constexpr qint64 noon = 1'795'348'800'000;
constexpr int pageRows = 40;
constexpr int peers = 40;
constexpr int homes = 10;

/// Posts as they are: half Japanese, half English, some hundred letters, here and there a picture.
class Writer {
public:
    Writer()
    {
        for (int i = 0; i < 4000; ++i) {
            m_latin << syllables(2 + int(bounded(3)));
            m_han << QString(QChar(0x4e00 + int(bounded(2500))))
                    + QChar(0x4e00 + int(bounded(2500)));
        }
    }

    /// Number `i` of some, a second apart.
    Prepared post(int i, const QString &host)
    {
        Prepared prepared;
        TimelineItem &item = prepared.item;
        const QString user = u"user%1"_s.arg(bounded(2000));
        item.localId = QString::number(1'000'000'000 + i);
        item.createdAt = noon - 400 * dayMs + i * qint64(1000);
        item.post.localId = item.localId;
        item.post.uri = u"https://%1/users/%2/statuses/%3"_s.arg(host, user, item.localId);
        item.post.url = u"https://%1/@%2/%3"_s.arg(host, user, item.localId);
        item.post.createdAt = item.createdAt;
        item.post.language = i % 2 == 0 ? u"ja"_s : u"en"_s;
        item.post.author = {.uri = u"https://%1/users/%2"_s.arg(host, user),
            .acct = user + u'@' + host,
            .displayName = user,
            .url = u"https://%1/@%2"_s.arg(host, user),
            .avatar = u"https://%1/avatars/%2.png"_s.arg(host, user),
            .followers = 5,
            .following = 5,
            .posts = 5};
        if (i % 4 == 0) {
            item.post.media = {Media{.type = Media::Type::Image,
                .url = u"https://%1/media/%2.png"_s.arg(host, item.localId),
                .description = latin(8)}};
            prepared.alt = item.post.media[0].description;
        }
        item.post.replies = item.post.boosts = item.post.favourites = 1;
        prepared.text = i % 2 == 0 ? han(40) : latin(25);
        prepared.blocks = prepared.text.toUtf8() + QByteArray(40, 'b');
        return prepared;
    }

    QString latinWord() { return m_latin[rare()]; }
    QString hanWord() { return m_han[rare()]; }

private:
    qint64 bounded(int end) { return m_random.bounded(end); }
    /// Few words often, many words seldom.
    qsizetype rare() { return qsizetype(4000.0 * m_random.bounded(1.0) * m_random.bounded(1.0)); }
    QString syllables(int count)
    {
        static const QString consonants = u"bdfgklmnprstvz"_s;
        static const QString vowels = u"aeiou"_s;
        QString word;
        for (int i = 0; i < count; ++i) {
            word += consonants[bounded(int(consonants.size()))];
            word += vowels[bounded(int(vowels.size()))];
        }
        return word;
    }
    QString latin(int count)
    {
        QStringList words;
        for (int i = 0; i < count; ++i) {
            words << latinWord();
        }
        return words.join(u' ');
    }
    QString han(int count)
    {
        QString text;
        for (int i = 0; i < count; ++i) {
            text += hanWord() + (i % 3 == 0 ? u"の"_s : u"を"_s);
        }
        return text;
    }

    QRandomGenerator m_random{12345};
    QStringList m_latin;
    QStringList m_han;
};

template <typename T> T get(QFuture<T> future)
{
    while (!future.isFinished()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return future.result();
}

template <typename T> void must(const Result<T> &result)
{
    if (!result) {
        qFatal("%s", qPrintable(sentence(result.error())));
    }
}

std::unique_ptr<Store> openStore(const QString &folder)
{
    static const ManualClock clock(noon);
    auto opened = Store::open({.folder = folder, .engine = true}, clock);
    must(opened);
    return std::move(*opened);
}

PagePlace newestPage(const Source &source, const std::vector<Prepared> &items)
{
    return {.source = source,
        .older = items.back().item.localId,
        .firstId = items.front().item.localId,
        .lastId = items.back().item.localId};
}

void commit(
    Store &store, const Teller &teller, const Source &source, const std::vector<Prepared> &items)
{
    must(get(store.writeCache(
        [&](CacheTx &tx) { return commitPage(tx, teller, newestPage(source, items), items); })));
}

/// Pages of one server's timeline, newest first in each.
std::vector<std::vector<Prepared>> pages(Writer &writer, int count, const QString &host)
{
    std::vector<std::vector<Prepared>> made;
    for (int i = 0; i < count; ++i) {
        std::vector<Prepared> items;
        for (int k = pageRows - 1; k >= 0; --k) {
            items.push_back(writer.post(i * pageRows + k, host));
        }
        made.push_back(std::move(items));
    }
    return made;
}

// ---- ingest ---------------------------------------------------------------------------------

constexpr int ingestPages = 300;
double ingestSpeed = 0;
double bareSpeed = 0;

void reportSpeed(benchmark::State &state, double &speed)
{
    const double posts = double(state.iterations()) * ingestPages * pageRows;
    state.counters["posts/s"] = benchmark::Counter(posts, benchmark::Counter::kIsRate);
    speed = posts;
}

void ingest(benchmark::State &state)
{
    Writer writer;
    const auto made = pages(writer, ingestPages, u"a.example"_s);
    QElapsedTimer timer;
    double seconds = 0;
    for (auto _ : state) {
        const QTemporaryDir dir;
        auto store = openStore(dir.path());
        timer.start();
        for (const auto &items : made) {
            commit(*store, {.host = u"a.example"_s, .accountDomain = u"a.example"_s},
                localSource(u"a.example"_s), items);
        }
        const double took = double(timer.nsecsElapsed()) / 1e9;
        state.SetIterationTime(took);
        seconds += took;
    }
    reportSpeed(state, ingestSpeed);
    ingestSpeed /= seconds;
}
BENCHMARK(ingest)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(3);

void bareInsert(Database &db, const Prepared &prepared, qint64 id)
{
    const Post &post = prepared.item.post;
    db.prepare("INSERT INTO post(id, uri, url, author, rank, created_at, sort_at, received_at, "
               "edited_at, visibility, sensitive, language, warning, text, alt, blocks, extra, "
               "reply_to, quote_state, quote_uri, replies, boosts, favourites) "
               "VALUES(?,?,?,1,40,?,?,?,0,0,0,?,'',?,?,?,?,'','','',1,1,1)")
        .bind(1, id)
        .bind(2, post.uri)
        .bind(3, post.url)
        .bind(4, post.createdAt)
        .bind(5, post.createdAt)
        .bind(6, noon)
        .bind(7, post.language)
        .bind(8, prepared.text)
        .bind(9, prepared.alt)
        .bind(10, prepared.blocks)
        .bind(11, extraOf(post))
        .run();
    db.prepare("INSERT INTO post_fts(rowid, text, warning, alt) VALUES(?, ?, '', ?)")
        .bind(1, id)
        .bind(2, prepared.text)
        .bind(3, prepared.alt)
        .run();
    db.prepare("INSERT INTO sighting(instance, local_id, post) VALUES(1, ?, ?)")
        .bind(1, post.localId)
        .bind(2, id)
        .run();
    db.prepare("INSERT INTO entry(source, sort_at, post, boost) VALUES(1, ?, ?, 0)")
        .bind(1, post.createdAt)
        .bind(2, id)
        .run();
}

/// The same rows and the same index in transactions of the same size, and nothing else.
void bare(benchmark::State &state)
{
    Writer writer;
    const auto made = pages(writer, ingestPages, u"a.example"_s);
    QElapsedTimer timer;
    double seconds = 0;
    for (auto _ : state) {
        const QTemporaryDir dir;
        Database db(dir.filePath(u"bare.db"_s), Database::Mode::ReadWrite, false);
        must(migrate(db, cacheMigrations()));
        db.exec("INSERT INTO instance(host) VALUES('a.example'); "
                "INSERT INTO source(key, kind, param) VALUES('local:a.example', 'local', ''); "
                "INSERT INTO actor(acct, rank, display_name, url, avatar, header, note, emojis, "
                "flags, moved_to, followers, following, posts, updated_at) "
                "VALUES('a', 1, '', '', '', '', '', '', 0, '', 0, 0, 0, 0)");
        timer.start();
        for (const auto &items : made) {
            db.exec("BEGIN IMMEDIATE");
            for (const Prepared &prepared : items) {
                bareInsert(db, prepared, prepared.item.createdAt << 10);
            }
            db.exec("COMMIT");
        }
        const double took = double(timer.nsecsElapsed()) / 1e9;
        state.SetIterationTime(took);
        seconds += took;
    }
    reportSpeed(state, bareSpeed);
    bareSpeed /= seconds;
}
BENCHMARK(bare)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(3);

// ---- reading --------------------------------------------------------------------------------

/// A cache in which each post was seen in one of 40 servers' timelines and in one of 10 homes.
class Cache {
public:
    static std::unique_ptr<Cache> &holder()
    {
        static std::unique_ptr<Cache> cache;
        return cache;
    }
    static Cache &instance()
    {
        if (!holder()) {
            holder().reset(new Cache);
        }
        return *holder();
    }

    Store &store() { return *m_store; }
    int posts() const { return m_posts; }
    Writer &writer() { return m_writer; }

    static Source peer(int i) { return localSource(u"peer%1.example"_s.arg(i)); }
    static Source home(int i)
    {
        return homeSource({u"account%1"_s.arg(i)}, u"home%1.example"_s.arg(i));
    }
    static std::vector<Source> column()
    {
        std::vector<Source> sources;
        for (int i = 0; i < peers; ++i) {
            sources.push_back(peer(i));
        }
        for (int i = 0; i < homes; ++i) {
            sources.push_back(home(i));
        }
        return sources;
    }

    /// All but one of 500 posts are hidden by the filters of the homes, or none is.
    void hide(bool most)
    {
        must(get(m_store->writeCache([most](CacheTx &tx) {
            tx.db.exec(most ? "INSERT OR REPLACE INTO filtered SELECT post, account, '1', 'most', "
                              "3, 31, 0 FROM viewer WHERE (post >> 10) / 1000 % 500 <> 0"
                            : "DELETE FROM filtered");
            return Result<Done>(Done{});
        })));
    }

private:
    Cache()
        : m_posts(qEnvironmentVariableIntValue("ASTERISM_BENCH_POSTS"))
    {
        m_posts = m_posts > 0 ? m_posts : 200'000;
        m_store = openStore(m_dir.path());
        QElapsedTimer timer;
        timer.start();
        constexpr int bulk = 400;
        for (int from = 0; from < m_posts; from += bulk) {
            fill(from, from / bulk, bulk);
        }
        std::printf("cache of %d posts made in %.1f s\n", m_posts, double(timer.elapsed()) / 1000);
    }

    void fill(int from, int turn, int count)
    {
        const QString host = u"peer%1.example"_s.arg(turn % peers);
        const QString account = u"account%1"_s.arg(turn % homes);
        std::vector<Prepared> items;
        for (int i = from + count - 1; i >= from; --i) {
            items.push_back(m_writer.post(i, host));
            items.back().item.createdAt = items.back().item.post.createdAt =
                noon - qint64(m_posts - i) * 1000 - (i * 7919LL % 100'000);
            if (i % 50 == 0) {
                items.back().item.post.tags = {{u"Tea"_s, {}}};
            }
        }
        commit(*m_store, {.host = host, .accountDomain = host}, peer(turn % peers), items);
        for (Prepared &item : items) {
            item.item.post.viewer = ViewerState{};
        }
        const Source source = home(turn % homes);
        commit(*m_store, {.host = source.host, .accountDomain = source.host, .account = {account}},
            source, items);
    }

    QTemporaryDir m_dir;
    Writer m_writer;
    int m_posts;
    std::unique_ptr<Store> m_store;
};

/// By the wall, and by the processor: on a busy machine only the second says what a page costs.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;

    template <typename F> void take(F task)
    {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        task();
        processor.push_back(1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC);
        wall.push_back(double(timer.nsecsElapsed()) / 1e6);
    }

    void report(benchmark::State &state)
    {
        const auto at = [](std::vector<double> &ms, double share) {
            std::sort(ms.begin(), ms.end());
            return ms[size_t(share * double(ms.size() - 1))];
        };
        state.counters["p50_ms"] = at(wall, 0.50);
        state.counters["p95_ms"] = at(wall, 0.95);
        state.counters["p99_ms"] = at(wall, 0.99);
        state.counters["cpu_p50_ms"] = at(processor, 0.50);
        state.counters["cpu_p99_ms"] = at(processor, 0.99);
    }
};

/// Pages at random places of the column, each in a transaction of its own.
void readPages(benchmark::State &state, bool hidden)
{
    Cache &cache = Cache::instance();
    cache.hide(hidden);
    const auto column = Cache::column();
    QRandomGenerator random(99);
    Times times;
    double scanned = 0;
    double rows = 0;
    for (auto _ : state) {
        const qint64 back = qint64(random.bounded(double(cache.posts()) * 1000 * 0.9));
        const Event before{noon - back, 0, 0};
        // Timed inside the lane: what a model waits for behind other reads is not the page's cost.
        must(get(cache.store().readCache([&](CacheTx &tx) {
            Result<TimelinePage> page = TimelinePage{};
            times.take([&] { page = timelinePage(tx, column, before, pageRows); });
            scanned += page->scanned;
            rows += double(page->rows.size());
            return page;
        })));
        state.SetIterationTime(times.wall.back() / 1000);
    }
    const double count = double(times.wall.size());
    times.report(state);
    state.counters["scanned"] = scanned / count;
    state.counters["rows"] = rows / count;
}

void columnOf50(benchmark::State &state)
{
    readPages(state, false);
}
BENCHMARK(columnOf50)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(1000);

/// People of all peers; their posts are in the cache.
std::vector<ListMember> members(int count)
{
    std::vector<ListMember> all;
    for (int i = 0; i < count; ++i) {
        const QString host = u"peer%1.example"_s.arg(i % peers);
        ListMember member;
        member.list = {u"people"_s};
        member.acct = u"user%1@%2"_s.arg(QString::number(i / peers), host);
        member.host = host;
        all.push_back(member);
    }
    return all;
}

/// The newest page of a list, as its column opens.
Result<TimelinePage> openList(CacheTx &tx)
{
    return timelinePage(tx, {listSource({u"people"_s})}, newestEvent, pageRows);
}

void openListOf500(benchmark::State &state)
{
    Cache &cache = Cache::instance();
    cache.hide(false);
    must(get(
        cache.store().writeCache([](CacheTx &tx) { return applyMembership(tx, members(500)); })));
    Times times;
    double rows = 0;
    for (auto _ : state) {
        must(get(cache.store().readCache([&](CacheTx &tx) {
            Result<TimelinePage> page = TimelinePage{};
            times.take([&] { page = openList(tx); });
            rows += double(page->rows.size());
            return page;
        })));
        state.SetIterationTime(times.wall.back() / 1000);
    }
    times.report(state);
    state.counters["rows"] = rows / double(times.wall.size());
}
BENCHMARK(openListOf500)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(500);

/// From the wish to the person's cached posts in the list.
void addToListOf500(benchmark::State &state)
{
    Cache &cache = Cache::instance();
    Times times;
    for (auto _ : state) {
        for (const int count : {500, 501}) {
            must(get(cache.store().writeCache([&](CacheTx &tx) {
                Result<Done> done = Done{};
                const auto apply = [&] { done = applyMembership(tx, members(count)); };
                count == 500 ? apply() : times.take(apply);
                return done;
            })));
        }
        state.SetIterationTime(times.wall.back() / 1000);
    }
    times.report(state);
}
BENCHMARK(addToListOf500)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(50);

void columnOf50NearlyAllHidden(benchmark::State &state)
{
    readPages(state, true);
}
BENCHMARK(columnOf50NearlyAllHidden)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(500);

void searchFor(benchmark::State &state, bool japanese)
{
    Cache &cache = Cache::instance();
    Times times;
    double found = 0;
    for (auto _ : state) {
        const QString word = japanese ? cache.writer().hanWord() : cache.writer().latinWord();
        must(get(cache.store().readCache([&](CacheTx &tx) {
            Result<SearchPage> page = SearchPage{};
            times.take([&] { page = search(tx, word, 40); });
            found += double(page->rows.size());
            return page;
        })));
        state.SetIterationTime(times.wall.back() / 1000);
    }
    const double count = double(times.wall.size());
    times.report(state);
    state.counters["found"] = found / count;
}

void searchJapanese(benchmark::State &state)
{
    searchFor(state, true);
}
BENCHMARK(searchJapanese)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(500);

void searchLatin(benchmark::State &state)
{
    searchFor(state, false);
}
BENCHMARK(searchLatin)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(500);

/// One page of what operators ask for; `%1` is another Latin and `%2` another Japanese word each
/// time. A page that gives up after a bounded look counts as it is: the next one goes on.
void searchWith(benchmark::State &state, const char *text)
{
    Cache &cache = Cache::instance();
    const SearchPlaces places{.own = {u"user7@peer3.example"_s}, .named = {}};
    Times times;
    double found = 0;
    for (auto _ : state) {
        const QString typed = QString::fromUtf8(text)
                                  .replace(u"%1"_s, cache.writer().latinWord())
                                  .replace(u"%2"_s, cache.writer().hanWord());
        must(get(cache.store().readCache([&](CacheTx &tx) {
            Result<SearchPage> page = SearchPage{};
            times.take([&] { page = search(tx, parseSearch(typed, noon), places, 40); });
            found += double(page->rows.size());
            return page;
        })));
        state.SetIterationTime(times.wall.back() / 1000);
    }
    const double count = double(times.wall.size());
    times.report(state);
    state.counters["found"] = found / count;
}
#define SEARCH_WITH(name, text)                                                                    \
    BENCHMARK_CAPTURE(searchWith, name, text)                                                      \
        ->UseManualTime()                                                                          \
        ->Unit(benchmark::kMillisecond)                                                            \
        ->Iterations(100)
SEARCH_WITH(from, "from:user7@peer3.example");
SEARCH_WITH(fromMeAndWord, "from:me %1");
SEARCH_WITH(hasImage, "has:image");
SEARCH_WITH(hasImageAndWord, "has:image %2");
SEARCH_WITH(hasPollThatNobodyMade, "has:poll %1");
SEARCH_WITH(hasLink, "has:link");
SEARCH_WITH(hasWarning, "has:cw");
SEARCH_WITH(tag, "tag:tea");
SEARCH_WITH(tagAndWord, "tag:tea %2");
SEARCH_WITH(language, "lang:ja %2");
SEARCH_WITH(languageThatNeverFits, "lang:en %2");
SEARCH_WITH(inHome, "in:home %1");
SEARCH_WITH(inBookmarks, "in:bookmarks");
SEARCH_WITH(between, "after:1d before:12h");
SEARCH_WITH(beforeAndWord, "before:1d %1");
SEARCH_WITH(withoutWord, "has:image -%1");
SEARCH_WITH(phrase, "\"%1 %1\"");

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv); // the lanes' event loops ask for one
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    Cache::holder().reset(); // while there is an application
    if (ingestSpeed > 0 && bareSpeed > 0) {
        std::printf("ingest: %.0f posts/s, bare SQLite loop: %.0f posts/s, ratio %.0f %%\n",
            ingestSpeed, bareSpeed, 100 * ingestSpeed / bareSpeed);
    }
    return 0;
}
