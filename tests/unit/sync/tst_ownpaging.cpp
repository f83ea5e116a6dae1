// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "store/sources.h"
#include "store/timeline.h"
#include "sync/refresher.h"
#include "sync/serverlists.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr auto favouritesPath = "/api/v1/favourites";

QByteArray status(const QByteArray &id)
{
    return quoted("{'id':'" + id + "','uri':'http://b.example/n/" + id
        + "','created_at':'2026-11-01T12:00:00.000Z','favourited':true,"
          "'account':{'id':'7','acct':'ao@b.example','uri':'http://b.example/users/ao'}}");
}

/// Favourites of these ids, the newest first, of these posts: their ids stand in no order.
ScriptedAnswer favourites(const QByteArrayList &posts, int newest, int oldest)
{
    QByteArrayList rows;
    for (const QByteArray &post : posts) {
        rows << status(post);
    }
    ScriptedAnswer answer = scriptedJson('[' + rows.join(',') + ']');
    const QByteArray page = "<http://b.example/api/v1/favourites?";
    answer.headers.emplaceBack("Link",
        page + "max_id=" + QByteArray::number(oldest) + ">; rel=\"next\", " + page
            + "min_id=" + QByteArray::number(newest) + ">; rel=\"prev\"");
    return answer;
}

/// An account with favourites, read now and again.
struct Reader {
    AccountFixture fixture;
    Refresher refresher{*fixture.core, *fixture.sessions};
    Source source = accountSource(Source::Kind::Favourites, {u"account"_s}, fixture.server.host());

    Result<RefreshOutcome> read()
    {
        return awaitedResult(
            refresher.refresh(fixture.session(u"mastodon"_s), source, RefreshWish{}));
    }
    template <typename F> auto inCache(F f)
    {
        return *awaitedResult(fixture.core->store.readCache(std::move(f)));
    }
    store::SourceState state()
    {
        return inCache([source = source](store::CacheTx &tx) {
            return Result<store::SourceState>(store::sourceState(tx, source));
        });
    }
    size_t rows()
    {
        return inCache([source = source](store::CacheTx &tx) -> Result<size_t> {
            const auto page = store::timelinePage(tx, {source}, store::newestEvent, 100);
            return page->rows.size();
        });
    }
};

} // namespace

/// Sources that servers page by ids which no post has: nothing is concluded from the order of
/// their rows, and what is missing is read all the same.
class tst_ownpaging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void joinedByTheCursorsOfTheLink()
    {
        Reader reader;
        reader.fixture.server.on(favouritesPath, favourites({"900", "5"}, 60, 50));
        reader.fixture.server.on(favouritesPath, favourites({"3", "900"}, 61, 60));
        QVERIFY(reader.read().ok());
        QCOMPARE(reader.state().newestId, u"60"_s);
        QCOMPARE(reader.state().oldestId, u"50"_s);
        const auto second = reader.read();
        QVERIFY(second.ok());
        QCOMPARE(second->news, 1);
        QCOMPARE(second->gap, 0);
        QCOMPARE(reader.state().newestId, u"61"_s);
        QCOMPARE(reader.state().oldestId, u"50"_s);
        QCOMPARE(reader.rows(), size_t(3));
        // No row was asked for by itself, although many of higher ids are on no page.
        QCOMPARE(reader.fixture.lines(),
            QStringList(
                {u"GET /api/v1/favourites?limit=40"_s, u"GET /api/v1/favourites?limit=40"_s}));
    }

    void whatIsMissingIsRead()
    {
        Reader reader;
        reader.fixture.server.on(favouritesPath, favourites({"900", "5"}, 60, 50));
        reader.fixture.server.on(favouritesPath, favourites({"20", "21"}, 70, 69));
        reader.fixture.server.on(
            "/api/v1/favourites?max_id=69&limit=40", favourites({"7", "22", "900"}, 68, 60));
        QVERIFY(reader.read().ok());
        const auto second = reader.read();
        QVERIFY(second.ok());
        QCOMPARE(second->gap, 0);
        QCOMPARE(second->requests, 2);
        QCOMPARE(reader.state().newestId, u"70"_s);
        QCOMPARE(reader.rows(), size_t(6));
    }

    void shelvesOfThoseWhoHaveNone()
    {
        AccountFixture fixture;
        for (const auto kind : {Source::Kind::Antenna, Source::Kind::Channel, Source::Kind::Clip}) {
            const auto lists = awaitedResult(loadServerLists(
                *fixture.core, *fixture.sessions, fixture.session(u"mastodon"_s), kind));
            QVERIFY(!lists);
            QCOMPARE(lists.error().kind, ErrorKind::Usage);
        }
        QVERIFY(fixture.lines().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_ownpaging)
#include "tst_ownpaging.moc"
