// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "store/deletes.h"
#include "unit/sandbox/client.h"

#include <QSignalSpy>

#include <algorithm>

using namespace asterism;
using namespace asterism::flow;

namespace {

struct Listed {
    QStringList ids;
    QStringList uris; ///< of the posts, a boosted one's too
    QStringList posts; ///< of rows that are no boosts
};

/// Everything that a server lists, read page by page by another reader than the product's.
Listed listedBy(const Server &server, const QString &path, const QString &token = {})
{
    Client client;
    Listed listed;
    QString cursor;
    for (int i = 0; i < 100; ++i) {
        const QString join = path.contains(u'?') ? u"&"_s : u"?"_s;
        const QString url = server.baseUrl() + path + join + u"limit=40"_s
            + (cursor.isEmpty() ? QString() : u"&max_id="_s + cursor);
        const QJsonArray page = client.get(url, token).array();
        if (page.isEmpty()) {
            break;
        }
        for (const QJsonValue value : page) {
            const QJsonObject row = value.toObject();
            const QJsonObject boosted = row[u"reblog"].toObject();
            listed.ids << row[u"id"].toString();
            listed.uris << (boosted.isEmpty() ? row : boosted)[u"uri"].toString();
            if (boosted.isEmpty()) {
                listed.posts << row[u"uri"].toString();
            }
        }
        cursor = listed.ids.last();
    }
    return listed;
}

QStringList sorted(QStringList list)
{
    list.removeDuplicates();
    list.sort();
    return list;
}

const Sandbox::Options lively{.people = 40, .postsPerServer = 90};

/// By time; posts of one moment in any order.
bool isInOrder(const std::vector<store::TimelineRow> &rows)
{
    return std::is_sorted(
        rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.event > b.event; });
}

} // namespace

class tst_Refresh : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void homeHoldsAllThatTheServerLists_data();
    void homeHoldsAllThatTheServerLists();
    void openTimelinesAsAGuest_data();
    void openTimelinesAsAGuest();
    void openTimelinesWithAnAccount_data();
    void openTimelinesWithAnAccount();
    void closedServerIsForbiddenToGuests_data();
    void closedServerIsForbiddenToGuests();
    void onlyAsManyRowsAsWished();
    void secondLookAsksLittleAndAddsNothing();
    void theSameAnswerWritesNothing();
    void theSameAnswerFillsWhatIsGone();
    void twoWishesAreOneRefresh();
    void twoWishesForTwoSourcesAreBothAnswered();
    void joinedCallersAllHearOfAFailure();
    void goingAwayInTheMiddleIsHarmless();
    void shortPagesAreNotTheEnd();
};

void tst_Refresh::homeHoldsAllThatTheServerLists_data()
{
    QTest::addColumn<QString>("user");
    QTest::newRow("mastodon") << u"ao"_s;
    QTest::newRow("gotosocial") << u"yuki"_s;
    QTest::newRow("snac") << u"sora"_s;
}

void tst_Refresh::homeHoldsAllThatTheServerLists()
{
    QFETCH(QString, user);
    CoreFixture fixture(lively);
    Server &server = *fixture.sandbox.serverOf(user);
    const Account account = *fixture.signIn(user);
    const auto outcome = fixture.refreshHome(account, {.rows = 400});
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QCOMPARE(outcome->gap, 0);

    const Listed listed = listedBy(server, u"/api/v1/timelines/home"_s, server.token(user));
    QVERIFY(listed.ids.size() > 80);
    const auto rows = fixture.rows(homeSource(account.id, account.host));
    QVERIFY(isInOrder(rows));
    QStringList shown;
    for (const auto &row : rows) {
        QVERIFY(!row.gap);
        shown << row.post.post.uri;
    }
    QCOMPARE(sorted(shown).size(), shown.size()); // no post twice
    QCOMPARE(sorted(shown), sorted(listed.uris));
}

void tst_Refresh::openTimelinesAsAGuest_data()
{
    QTest::addColumn<QString>("software");
    QTest::addColumn<QString>("kind");
    for (const QString &software : {u"mastodon"_s, u"snac"_s}) {
        for (const QString &kind : {u"local"_s, u"federated"_s, u"tag"_s}) {
            QTest::addRow("%s %s", qPrintable(software), qPrintable(kind)) << software << kind;
        }
    }
}

namespace {

Source sourceOf(const QString &kind, const QString &host)
{
    if (kind == u"tag"_s) {
        return tagSource(u"library"_s, host);
    }
    return kind == u"local"_s ? localSource(host) : federatedSource(host);
}

QString pathOf(const QString &kind)
{
    if (kind == u"tag"_s) {
        return u"/api/v1/timelines/tag/library"_s;
    }
    return u"/api/v1/timelines/public"_s + (kind == u"local"_s ? u"?local=true"_s : QString());
}

} // namespace

void tst_Refresh::openTimelinesAsAGuest()
{
    QFETCH(QString, software);
    QFETCH(QString, kind);
    CoreFixture fixture(lively);
    Server &server = *fixture.sandbox.server(software);
    for (int i = 0; i < 90; ++i) {
        fixture.post(software == u"snac"_s ? u"kai"_s : u"mei"_s, u"shelf %1 #library"_s.arg(i));
    }
    const Source source = sourceOf(kind, server.host());
    const auto session = fixture.guest(server.host());
    QVERIFY(session.ok());
    server.clearRequestLog();
    const auto outcome = fixture.refresh(*session, source, {.rows = 400});
    QCOMPARE(kindOf(outcome), u"ok"_s);
    for (const RequestRecord &record : server.requestLog()) {
        QVERIFY(!record.authorized);
        QCOMPARE(record.method, "GET");
    }
    QCOMPARE(server.mostInFlight(), 1);

    const Listed listed = listedBy(server, pathOf(kind));
    QVERIFY(listed.ids.size() >= 90);
    QCOMPARE(listed.posts.size(), listed.ids.size());
    const auto rows = fixture.rows(source);
    QVERIFY(isInOrder(rows));
    QCOMPARE(sorted(fixture.uris(source)), sorted(listed.posts));
    QCOMPARE(rows.size(), size_t(listed.posts.size()));
    // The order is the server's own but for posts that reached it late.
    if (kind == u"local"_s && software == u"mastodon"_s) {
        QCOMPARE(fixture.uris(source), listed.posts);
    }
}

void tst_Refresh::openTimelinesWithAnAccount_data()
{
    homeHoldsAllThatTheServerLists_data();
}

void tst_Refresh::openTimelinesWithAnAccount()
{
    QFETCH(QString, user);
    CoreFixture fixture(lively);
    Server &server = *fixture.sandbox.serverOf(user);
    const Account account = *fixture.signIn(user);
    fixture.post(user, u"a shelf #library"_s);
    const Session session = *fixture.own(account);
    for (const QString &kind : {u"local"_s, u"federated"_s, u"tag"_s}) {
        const Source source = sourceOf(kind, server.host());
        QCOMPARE(kindOf(fixture.refresh(session, source, {.rows = 400})), u"ok"_s);
        const Listed listed = listedBy(server, pathOf(kind), server.token(user));
        QVERIFY(!listed.posts.isEmpty());
        QCOMPARE(sorted(fixture.uris(source)), sorted(listed.posts));
    }
}

void tst_Refresh::closedServerIsForbiddenToGuests_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : {u"local"_s, u"federated"_s, u"tag"_s}) {
        QTest::addRow("%s", qPrintable(kind)) << kind;
    }
}

void tst_Refresh::closedServerIsForbiddenToGuests()
{
    QFETCH(QString, kind);
    CoreFixture fixture;
    const QString host = fixture.host(u"gotosocial"_s);
    const auto session = fixture.guest(host);
    QCOMPARE(kindOf(session), u"ok"_s);
    const auto outcome = fixture.refresh(*session, sourceOf(kind, host));
    QCOMPARE(kindOf(outcome), u"forbidden"_s);
    QVERIFY(sentence(outcome.error()).contains(host));
}

void tst_Refresh::onlyAsManyRowsAsWished()
{
    CoreFixture fixture;
    const QStringList posts = fixture.postMany(u"mei"_s, 130);
    const QString host = fixture.hostOfUser(u"mei"_s);
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(fixture.uris(localSource(host)), posts.mid(0, 40));
    QVERIFY(fixture.refreshLocal(host, {.rows = 60}).ok());
    QCOMPARE(fixture.uris(localSource(host)), posts.mid(0, 80));
    QVERIFY(fixture.refreshLocal(host, {.rows = 400}).ok());
    QCOMPARE(fixture.uris(localSource(host)), posts);
}

void tst_Refresh::secondLookAsksLittleAndAddsNothing()
{
    CoreFixture fixture;
    fixture.postMany(u"mei"_s, 30);
    const QString host = fixture.hostOfUser(u"mei"_s);
    QCOMPARE(fixture.refreshLocal(host)->news, 30);
    Server &server = *fixture.sandbox.serverOf(u"mei"_s);
    server.clearRequestLog();
    const auto again = fixture.refreshLocal(host);
    QCOMPARE(again->news, 0);
    QCOMPARE(again->removed, 0);
    QVERIFY(server.requestLog().size() <= 2);
}

void tst_Refresh::theSameAnswerWritesNothing()
{
    CoreFixture fixture;
    fixture.postMany(u"mei"_s, 130);
    const QString post = fixture.sandbox.postsOf(u"mei"_s).first();
    const QString host = fixture.hostOfUser(u"mei"_s);
    const RefreshWish wish{.rows = 80, .reread = true};
    QVERIFY(fixture.refreshLocal(host, wish).ok());
    QVERIFY(fixture.refreshLocal(host, wish).ok()); // the page below is read for the first time
    const auto readAt = [&] {
        return fixture.read([&](store::CacheTx &tx) -> Result<qint64> {
            return store::sourceState(tx, localSource(host)).readAt;
        });
    };
    const qint64 before = *readAt();
    QCoreApplication::processEvents();

    QSignalSpy written(&fixture.house->core.store, &store::Store::committed);
    fixture.pass(minuteMs);
    const auto again = fixture.refreshLocal(host, wish);
    QCOMPARE(again->news, 0);
    QCOMPARE(again->requests, 2);
    QCoreApplication::processEvents();
    QCOMPARE(written.size(), 0);
    QCOMPARE(*readAt(), before + minuteMs);

    fixture.sandbox.edit(post, u"said otherwise"_s);
    QVERIFY(fixture.refreshLocal(host, wish).ok());
    QTRY_VERIFY(!written.isEmpty());
    QVERIFY(fixture.rows(localSource(host)).front().post.text.contains(u"said otherwise"_s));
}

void tst_Refresh::theSameAnswerFillsWhatIsGone()
{
    CoreFixture fixture;
    const QStringList posts = fixture.postMany(u"mei"_s, 30);
    const QString host = fixture.hostOfUser(u"mei"_s);
    QVERIFY(fixture.refreshLocal(host).ok());
    QVERIFY(fixture.write([&](store::CacheTx &tx) -> Result<Done> {
        const auto newest = store::timelinePage(tx, {localSource(host)}, store::newestEvent, 1);
        store::dropPost(tx, newest->rows.front().post.row);
        return Done{};
    }));
    QCOMPARE(fixture.uris(localSource(host)), posts.mid(1));
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(fixture.uris(localSource(host)), posts);

    // Another source of the same server has its own rows to be told.
    const Account account = *fixture.signIn(u"mei"_s);
    QVERIFY(fixture.refreshHome(account).ok());
    QCOMPARE(fixture.uris(homeSource(account.id, account.host)), posts);
}

void tst_Refresh::twoWishesAreOneRefresh()
{
    CoreFixture fixture;
    fixture.postMany(u"mei"_s, 10);
    const QString host = fixture.hostOfUser(u"mei"_s);
    const Session session = *fixture.guest(host);
    Server &server = *fixture.sandbox.serverOf(u"mei"_s);
    server.clearRequestLog();
    auto first = fixture.house->refresher.refresh(session, localSource(host));
    auto second = fixture.house->refresher.refresh(session, localSource(host));
    QCOMPARE(kindOf(await(first)), u"ok"_s);
    QCOMPARE(kindOf(await(second)), u"ok"_s);
    QCOMPARE(first.result()->news, 10);
    QCOMPARE(second.result()->news, 10);
    QCOMPARE(server.requestCount(u"/api/v1/timelines/*"_s), 1);
    // And the next one asks again.
    fixture.post(u"mei"_s, u"one more"_s);
    QCOMPARE(fixture.refreshLocal(host)->news, 1);
}

void tst_Refresh::twoWishesForTwoSourcesAreBothAnswered()
{
    CoreFixture fixture;
    fixture.post(u"mei"_s, u"a #library"_s);
    const QString host = fixture.hostOfUser(u"mei"_s);
    // Both need to know the server first, which is asked once.
    fixture.house->core.typedHosts.insert(host);
    auto first = fixture.house->sessions.guest(host);
    auto second = fixture.house->sessions.guest(host);
    QCOMPARE(kindOf(await(first)), u"ok"_s);
    QCOMPARE(kindOf(await(second)), u"ok"_s);
    const int asked = fixture.sandbox.serverOf(u"mei"_s)->requestCount(u"/api/v2/instance"_s);
    QCOMPARE(asked, 1);
    const Session session = first.result().value();
    auto one = fixture.house->refresher.refresh(session, localSource(host));
    auto other = fixture.house->refresher.refresh(session, tagSource(u"library"_s, host));
    QCOMPARE(await(one)->news + await(other)->news, 1);
    QCOMPARE(fixture.uris(tagSource(u"library"_s, host)), fixture.uris(localSource(host)));
}

void tst_Refresh::joinedCallersAllHearOfAFailure()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const Session session = *fixture.guest(host);
    fixture.sandbox.server(u"mastodon"_s)->addFault({.kind = Fault::Kind::Html});
    auto first = fixture.house->refresher.refresh(session, localSource(host));
    auto second = fixture.house->refresher.refresh(session, localSource(host));
    QCOMPARE(kindOf(await(first)), u"bad-answer"_s);
    QCOMPARE(kindOf(await(second)), u"bad-answer"_s);
}

void tst_Refresh::goingAwayInTheMiddleIsHarmless()
{
    CoreFixture fixture;
    fixture.postMany(u"mei"_s, 10);
    const QString host = fixture.hostOfUser(u"mei"_s);
    const Session session = *fixture.guest(host);
    Server &server = *fixture.sandbox.serverOf(u"mei"_s);
    server.addFault({.kind = Fault::Kind::HalfOpen});
    auto pending = fixture.house->refresher.refresh(session, localSource(host));
    bool told = false;
    pending.then(&fixture.sandbox, [&](const Result<RefreshOutcome> &outcome) {
        told = !outcome && outcome.error().kind == ErrorKind::Cancelled;
    });
    server.clearRequestLog();
    QTRY_VERIFY(!server.requestLog().empty());
    fixture.house.reset();
    QVERIFY(told);
    server.clearFaults();
    fixture.open();
    QCOMPARE(fixture.refreshLocal(host)->news, 10);
}

void tst_Refresh::shortPagesAreNotTheEnd()
{
    // Mastodon leaves out of a page what was filtered after the query, and sends no Link then.
    CoreFixture fixture;
    QStringList posts = fixture.postMany(u"mei"_s, 100);
    const QString host = fixture.hostOfUser(u"mei"_s);
    QVERIFY(fixture.refreshLocal(host, {.rows = 400}).ok());
    QCOMPARE(fixture.uris(localSource(host)), posts);
}

QTEST_GUILESS_MAIN(tst_Refresh)
#include "tst_refresh.moc"
