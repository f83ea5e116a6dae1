// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/census.h"

#include "store/instances.h"
#include "support/scriptedserver.h"
#include "sync/closing.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z
constexpr int patienceMs = 20'000;
const QByteArray path = "/api/v1/domain_blocks";
constexpr MovedKind kind = MovedKind::DomainBlocks;

template <typename T> Result<T> await(QFuture<Result<T>> future)
{
    const bool answered = QTest::qWaitFor([&] { return future.isFinished(); }, patienceMs);
    return answered && future.resultCount() > 0 ? future.result()
                                                : Result<T>(Error{.kind = ErrorKind::Timeout});
}

HttpOptions hurried()
{
    HttpOptions options;
    options.lanes.spacingMs = 0;
    options.lanes.windowRequests = 0;
    options.seed = 1;
    options.firstRetryMs = 0; // by a clock that stands still
    return options;
}

/// A program over a data folder.
struct House {
    House(const Clock &clock, std::unique_ptr<store::Store> opened)
        : store(std::move(opened))
        , http(clock, hurried())
        , core{.clock = clock, .http = http, .store = *store, .secrets = secrets}
        , sessions(core)
        , census(core, sessions)
    {
    }
    ~House() { endWork(core, {&sessions, &census}); }

    std::unique_ptr<store::Store> store;
    MemoryStore secrets;
    HttpClient http;
    Core core;
    Sessions sessions;
    CensusReading census;
};

} // namespace

/// What an account has, read page by page from a server that does what it is told.
class tst_censusreading : public QObject {
    Q_OBJECT

    ManualClock m_clock{noon};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<House> m_house;
    Account m_account;

    void open()
    {
        m_house.reset();
        auto opened = store::Store::open({.folder = m_dir->path(), .engine = true}, m_clock);
        QVERIFY(opened);
        m_house = std::make_unique<House>(m_clock, std::move(*opened));
        m_house->sessions.hold(m_account.id, u"token"_s);
    }
    /// So that nobody asks what it is.
    void isKnownAs(const QString &software, const QString &version) const
    {
        const Instance instance{.host = m_server->host(),
            .accountDomain = m_server->host(),
            .software = software,
            .version = version,
            .family = Instance::Family::Mastodon,
            .checkedAt = m_clock.now()};
        QVERIFY(await(m_house->store->writeCache(
            [instance](store::CacheTx &tx) { return store::saveInstance(tx, instance); })));
    }
    /// One page; `next`: the cursor of the one below, "" for the last one.
    void tells(const QByteArray &domains, const QByteArray &next) const
    {
        ScriptedAnswer answer{.headers = {{"Content-Type", "application/json"}}, .body = domains};
        if (!next.isEmpty()) {
            const QByteArray url = "http://" + m_server->host().toUtf8() + path;
            answer.headers.append({"Link", '<' + url + "?max_id=" + next + ">; rel=\"next\""});
        }
        m_server->on(path, answer);
    }
    Result<store::CensusState> step(qint64 notBefore, int forMs = 0) const
    {
        return await(m_house->census.step(m_account, kind, notBefore, forMs));
    }
    QStringList found() const
    {
        const auto items = await(m_house->store->readCache([id = m_account.id](store::CacheTx &tx) {
            return store::census(tx, {id, kind}, 0, 100);
        }));
        QStringList subjects;
        for (const store::CensusItem &item : items ? *items : std::vector<store::CensusItem>()) {
            subjects << item.item.subject;
        }
        return subjects;
    }
    /// Which pages were asked for: their cursors.
    QStringList cursors() const
    {
        QStringList all;
        for (const ScriptedRequest &request : m_server->requests()) {
            const QString target = QString::fromUtf8(request.target);
            const qsizetype at = target.indexOf(u"max_id="_s);
            all << (at < 0 ? QString() : target.mid(at + 7).section(u'&', 0, 0));
        }
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(noon);
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ScriptedServer>();
        m_account = {.id = {u"1"_s},
            .acct = u"ao@"_s + m_server->host(),
            .host = m_server->host(),
            .localId = u"7"_s};
        open();
        isKnownAs(u"mastodon"_s, u"4.3.0"_s);
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
        m_dir.reset();
    }

    void pageByPage()
    {
        tells(R"(["a.example","b.example"])", "50");
        tells(R"(["c.example"])", {});
        const auto first = step(noon);
        QVERIFY(first);
        QCOMPARE(first->readAt, 0);
        QCOMPARE(first->begunAt, noon);
        QCOMPARE(first->found, 2);
        QVERIFY(found().isEmpty());
        m_clock.advance(secondMs);
        const auto second = step(noon);
        QVERIFY(second);
        QCOMPARE(second->readAt, noon);
        QCOMPARE(second->begunAt, 0);
        QCOMPARE(second->count, 3);
        QCOMPARE(found(), (QStringList{u"a.example"_s, u"b.example"_s, u"c.example"_s}));
        QCOMPARE(cursors(), (QStringList{QString(), u"50"_s}));
    }

    void allAtOnceWhileThereIsTime()
    {
        tells(R"(["a.example"])", "50");
        tells(R"(["b.example"])", {});
        const auto state = step(noon, 10'000);
        QVERIFY(state);
        QCOMPARE(state->count, 2);
        QCOMPARE(state->readAt, noon);
        QCOMPARE(state->begunAt, 0);
    }

    void theNextProgramGoesOn()
    {
        tells(R"(["a.example"])", "50");
        tells(R"(["b.example"])", {});
        QVERIFY(step(noon));
        open();
        const auto state = step(noon);
        QVERIFY(state);
        QCOMPARE(state->begunAt, 0);
        QCOMPARE(found(), (QStringList{u"a.example"_s, u"b.example"_s}));
        QCOMPARE(cursors(), (QStringList{QString(), u"50"_s}));
    }

    void whatIsNewEnoughIsNotReadAgain()
    {
        tells(R"(["a.example"])", {});
        tells(R"(["b.example"])", "50");
        tells(R"(["c.example"])", {});
        QVERIFY(step(noon));
        const qint64 readAt = m_clock.now();
        m_clock.advance(minuteMs);
        const auto same = step(readAt);
        QVERIFY(same);
        QCOMPARE(same->readAt, readAt);
        QCOMPARE(int(m_server->requests().size()), 1);
        const auto begun = step(readAt + 1);
        QVERIFY(begun);
        QCOMPARE(begun->readAt, readAt);
        QVERIFY(begun->begunAt > readAt);
        QCOMPARE(found(), QStringList{u"a.example"_s}); // until the new one is complete
        const auto ended = step(readAt + 1);
        QVERIFY(ended);
        QCOMPARE(ended->readAt, m_clock.now());
        QCOMPARE(found(), (QStringList{u"b.example"_s, u"c.example"_s}));
    }

    void afterADayItBeginsAgain()
    {
        tells(R"(["a.example"])", "50");
        tells(R"(["b.example"])", {});
        QVERIFY(step(noon));
        m_clock.advance(dayMs + 1);
        isKnownAs(u"mastodon"_s, u"4.3.0"_s);
        const auto state = step(noon);
        QVERIFY(state);
        QCOMPARE(cursors(), (QStringList{QString(), QString()}));
        QCOMPARE(state->readAt, m_clock.now());
        QCOMPARE(found(), QStringList{u"b.example"_s});
    }

    void aLimitKeepsWhatWasFound()
    {
        tells(R"(["a.example"])", "50");
        m_server->on(path, {.status = 429, .headers = {{"Retry-After", "60"}}});
        tells(R"(["b.example"])", {});
        const auto limited = step(noon, 10'000);
        QVERIFY(!limited);
        QCOMPARE(limited.error().kind, ErrorKind::RateLimited);
        QVERIFY(limited.error().until > m_clock.now());
        m_clock.advance(61 * secondMs);
        const auto state = step(noon);
        QVERIFY(state);
        QCOMPARE(found(), (QStringList{u"a.example"_s, u"b.example"_s}));
        QCOMPARE(cursors().last(), u"50"_s);
    }

    void whatAServerDoesNotTell()
    {
        isKnownAs(u"gotosocial"_s, u"0.19.0"_s);
        const auto state = step(noon);
        QVERIFY(!state);
        QCOMPARE(state.error().kind, ErrorKind::Usage);
        QVERIFY(m_server->requests().isEmpty());
    }

    void whoNeedsToSignIn()
    {
        m_account.needsSignIn = true;
        const auto state = step(noon);
        QVERIFY(!state);
        QCOMPARE(state.error().kind, ErrorKind::Credentials);
    }

    void twoWhoAskAtOnce()
    {
        tells(R"(["a.example"])", {});
        auto first = m_house->census.step(m_account, kind, noon, 0);
        auto second = m_house->census.step(m_account, kind, noon, 0);
        QVERIFY(await(first));
        QVERIFY(await(second));
        QCOMPARE(int(m_server->requests().size()), 1);
    }

    /// Each page leads to another one, and back.
    void pagesInACircle()
    {
        for (int i = 0; i < 150; ++i) {
            tells("[\"a.example\"]", i % 2 == 0 ? "2" : "3");
        }
        const auto state = step(noon, 10'000);
        QVERIFY(!state);
        QCOMPARE(state.error().kind, ErrorKind::BadAnswer);
        QVERIFY(m_server->requests().size() < 120);
        tells("[\"b.example\"]", {}); // it has mended itself
        for (int i = 0; i < 150 && !step(noon, 10'000); ++i) { }
        QCOMPARE(found(), (QStringList{u"a.example"_s, u"b.example"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_censusreading)
#include "tst_censusreading.moc"
