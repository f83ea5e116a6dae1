// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

#include "lists/wording.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

/// Closes what guests of a Mastodon read, so that the other readers have their turn.
void closeApi(Server *server, int status)
{
    server->addFault(
        {.kind = Fault::Kind::Status, .path = u"/api/v1/accounts/*"_s, .status = status});
}

void closeFeeds(Server *server, int status)
{
    server->addFault({.kind = Fault::Kind::Status, .path = u"*.rss"_s, .status = status});
}

} // namespace

class tst_Readers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readersWithoutAnyAccount();
    void ownAccountOnTheHostReads();
    void ownAccountElsewhereIsTheLastWay();
    void whoCouldHelpIsNamed();
    void theWayThatWorkedIsGoneFirst();
    void outboxWhenApiAndFeedAreClosed();
    void outboxBringsBoosts();
    void refusedReaderIsReplaced();
    void aChangeOfReaderHidesNothing();
    void whatAFeedBeganTheApiPagesDown();
    void awayHostKeepsItsReader_data();
    void awayHostKeepsItsReader();
    void pausedHostIsNotAskedBeforeItsTime();
    void silentHostIsAskedOnceForAllItsMembers();
    void conditionalFeedsAreCheap();
};

void tst_Readers::readersWithoutAnyAccount()
{
    CoreFixture fixture;
    for (const QString &user : {u"mei"_s, u"yuki"_s, u"ren"_s, u"kai"_s}) {
        fixture.post(user, u"from "_s + user);
    }
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"yuki"_s, u"ren"_s, u"kai"_s});
    auto members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"mei"_s), u"mastodon-api"_s);
    QCOMPARE(readerOf(members, u"yuki"_s), u"feed"_s);
    QCOMPARE(readerOf(members, u"ren"_s), u"unreadable"_s);
    QCOMPARE(readerOf(members, u"kai"_s), u"mastodon-api"_s);
    for (const QString &user : {u"mei"_s, u"yuki"_s, u"kai"_s}) {
        QCOMPARE(members[user].error, QString());
        QVERIFY(members[user].polled.readAt > 0);
    }
    // What is wrong, with whom, and what would help.
    const QString error = troubleWords(members[u"ren"_s], {});
    QVERIFY(error.contains(fixture.host(u"gotosocial"_s)));
    QVERIFY(error.contains(u"Sign in"_s));

    const auto rows = fixture.rows(listSource(list.id));
    QCOMPARE(rows.size(), 3u);
    for (const auto &row : rows) {
        QVERIFY(row.post.confirmed);
    }
    // It is the same after a new start.
    fixture.open();
    members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"yuki"_s), u"feed"_s);
    QCOMPARE(readerOf(members, u"ren"_s), u"unreadable"_s);
    QCOMPARE(fixture.rows(listSource(list.id)).size(), 3u);
}

void tst_Readers::ownAccountOnTheHostReads()
{
    CoreFixture fixture;
    const QString uri = fixture.post(u"ren"_s, u"behind a door"_s);
    const List list = *fixture.makeList(u"all"_s, {u"ren"_s, u"mei"_s});
    QCOMPARE(readerOf(fixture.readList(list), u"ren"_s), u"unreadable"_s);
    const Account yuki = *fixture.signIn(u"yuki"_s);
    auto members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"ren"_s), u"own-account"_s);
    QCOMPARE(members[u"ren"_s].readerAccount, yuki.id);
    QCOMPARE(members[u"ren"_s].error, QString());
    QCOMPARE(readerOf(members, u"mei"_s), u"mastodon-api"_s);
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList{uri});
}

void tst_Readers::ownAccountElsewhereIsTheLastWay()
{
    CoreFixture fixture;
    fixture.sandbox.follow(u"hal"_s, u"ren"_s); // so that Mastodon has ren's posts
    const QString uri = fixture.post(u"ren"_s, u"behind a door"_s);
    const Account ao = *fixture.signIn(u"ao"_s);
    const List list = *fixture.makeList(u"all"_s, {u"ren"_s});
    auto members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"ren"_s), u"via"_s);
    QCOMPARE(members[u"ren"_s].readerAccount, ao.id);
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList{uri});
}

void tst_Readers::whoCouldHelpIsNamed()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    Server *own = fixture.sandbox.serverOf(u"ao"_s);
    own->addFault({.kind = Fault::Kind::Status, .path = u"/api/v2/search"_s, .status = 403});
    const List list = *fixture.makeList(u"all"_s, {u"ren"_s});
    const ListMember ren = fixture.readList(list)[u"ren"_s];
    QCOMPARE(word(ren.reader), u"unreadable"_s);
    QCOMPARE(ren.remedy, Remedy::OwnAccount);
    QCOMPARE(ren.readerAccount, ao.id);
    const QString words = troubleWords(ren, {ao});
    QVERIFY2(words.startsWith(fixture.host(u"gotosocial"_s) + u" lets no guest read"_s),
        qPrintable(words));
    QVERIFY2(
        words.endsWith(u"Sign in there, or follow from @%1."_s.arg(ao.acct)), qPrintable(words));

    own->clearFaults();
    const ListMember read = fixture.readList(list)[u"ren"_s];
    QCOMPARE(word(read.reader), u"via"_s);
    QCOMPARE(read.remedy, Remedy::None);
    QCOMPARE(troubleWords(read, {ao}), QString());
}

void tst_Readers::theWayThatWorkedIsGoneFirst()
{
    CoreFixture fixture;
    QVERIFY(fixture.signIn(u"ao"_s).ok());
    const List list = *fixture.makeList(u"all"_s, {u"ren"_s});
    QCOMPARE(readerOf(fixture.readList(list), u"ren"_s), u"via"_s);
    Server *closed = fixture.sandbox.server(u"gotosocial"_s);
    closed->clearRequestLog();
    QCOMPARE(readerOf(fixture.readList(list), u"ren"_s), u"via"_s);
    QCOMPARE(closed->requestLog().size(), 0u);
}

void tst_Readers::outboxWhenApiAndFeedAreClosed()
{
    for (const int status : {401, 404}) {
        CoreFixture fixture;
        const QStringList posts = fixture.postMany(u"mei"_s, 5);
        const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
        Server *server = fixture.sandbox.server(u"mastodon"_s);
        closeApi(server, status);
        QCOMPARE(readerOf(fixture.readList(list), u"mei"_s), u"feed"_s);
        QCOMPARE(fixture.rows(listSource(list.id)).size(), 5u);
        closeFeeds(server, status);
        auto members = fixture.readList(list);
        QCOMPARE(readerOf(members, u"mei"_s), u"outbox"_s);
        QCOMPARE(members[u"mei"_s].error, QString());
        QCOMPARE(fixture.uris(listSource(list.id)), posts);
        // All three readers mean the same posts.
        server->clearFaults();
        const auto outcome = fixture.refreshLocal(server->host());
        QCOMPARE(outcome->news, 0);
        QCOMPARE(outcome->removed, 0);
        QCOMPARE(fixture.uris(listSource(list.id)), posts);
    }
}

void tst_Readers::outboxBringsBoosts()
{
    CoreFixture fixture;
    const QString boosted = fixture.post(u"kai"_s, u"worth it"_s);
    fixture.boost(u"mei"_s, boosted);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"kai"_s}); // both hosts are typed
    QVERIFY(await(fixture.house->lists.removeMember(list, fixture.sandbox.handle(u"kai"_s))).ok());
    closeApi(fixture.sandbox.server(u"mastodon"_s), 404);
    closeFeeds(fixture.sandbox.server(u"mastodon"_s), 404);
    QCOMPARE(readerOf(fixture.readList(list), u"mei"_s), u"outbox"_s);
    const auto rows = fixture.rows(listSource(list.id));
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows[0].post.post.uri, boosted);
    QVERIFY(rows[0].post.confirmed); // its own server was asked
    QCOMPARE(rows[0].boostedBy.size(), 1u);
}

void tst_Readers::refusedReaderIsReplaced()
{
    CoreFixture fixture;
    fixture.post(u"mei"_s, u"first"_s);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    QCOMPARE(readerOf(fixture.readList(list), u"mei"_s), u"mastodon-api"_s);
    closeApi(fixture.sandbox.server(u"mastodon"_s), 403);
    const QString second = fixture.post(u"mei"_s, u"second"_s);
    auto members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"mei"_s), u"feed"_s);
    QVERIFY(!members[u"mei"_s].readerUrl.isEmpty());
    // A feed of Mastodon knows the page's address only, not the post's id.
    const auto rows = fixture.rows(listSource(list.id));
    QCOMPARE(rows.size(), 2u);
    QCOMPARE(rows[0].post.post.createdAt / secondMs, fixture.clock.now() / secondMs);
    QVERIFY(!second.isEmpty());
}

void tst_Readers::aChangeOfReaderHidesNothing()
{
    // The feed's mark is an address, the API's an id: they cannot be compared.
    CoreFixture fixture;
    QStringList posts = fixture.postMany(u"mei"_s, 5);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    Server *server = fixture.sandbox.server(u"mastodon"_s);
    closeApi(server, 404);
    QCOMPARE(readerOf(fixture.readList(list), u"mei"_s), u"feed"_s);
    posts = fixture.postMany(u"mei"_s, 300) + posts;
    server->clearFaults();
    closeFeeds(server, 404);
    QCOMPARE(readerOf(fixture.readList(list), u"mei"_s), u"mastodon-api"_s);
    QCOMPARE(fixture.uris(listSource(list.id)), posts); // 300 are filled unasked

    // Back to the feed, which reaches down to what is known: no gap between.
    server->clearFaults();
    closeApi(server, 404);
    fixture.post(u"mei"_s, u"one more"_s);
    QCOMPARE(readerOf(fixture.readList(list), u"mei"_s), u"feed"_s);
    QCOMPARE(fixture.uris(listSource(list.id)).size(), posts.size() + 1);
    // And one that does not reach down says so.
    fixture.postMany(u"mei"_s, 60);
    fixture.readList(list);
    QCOMPARE(fixture.uris(listSource(list.id)).count(u"gap"_s), 1);
}

void tst_Readers::whatAFeedBeganTheApiPagesDown()
{
    CoreFixture fixture;
    const QStringList posts = fixture.postMany(u"mei"_s, 100);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s});
    Server *server = fixture.sandbox.server(u"mastodon"_s);
    closeApi(server, 404);
    fixture.readList(list);
    QCOMPARE(fixture.rows(listSource(list.id)).size(), 20u); // a feed holds no more
    server->clearFaults();
    closeFeeds(server, 404);
    fixture.readList(list, 400);
    QCOMPARE(fixture.uris(listSource(list.id)), posts);
}

void tst_Readers::awayHostKeepsItsReader_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("refuses connections") << u"gone"_s;
    QTest::newRow("429") << u"429"_s;
    QTest::newRow("503") << u"503"_s;
    QTest::newRow("500") << u"500"_s;
}

void tst_Readers::awayHostKeepsItsReader()
{
    QFETCH(QString, how);
    CoreFixture fixture;
    fixture.post(u"mei"_s, u"first"_s);
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"kai"_s});
    QCOMPARE(readerOf(fixture.readList(list), u"mei"_s), u"mastodon-api"_s);
    Server *server = fixture.sandbox.server(u"mastodon"_s);
    if (how == u"gone"_s) {
        server->stopListening();
    } else if (how == u"429"_s) {
        server->addFault({.kind = Fault::Kind::RateLimited, .retryAfter = 60});
    } else {
        server->addFault({.kind = Fault::Kind::Status, .status = how.toInt(), .retryAfter = 60});
    }
    auto members = fixture.readList(list);
    QCOMPARE(readerOf(members, u"mei"_s), u"mastodon-api"_s);
    QVERIFY(members[u"mei"_s].error.contains(server->host()));
    QCOMPARE(members[u"kai"_s].error, QString());

    server->clearFaults();
    if (how == u"gone"_s) {
        QVERIFY(server->listenAgain().ok());
    }
    fixture.pass(dayMs);
    const QString second = fixture.post(u"mei"_s, u"second"_s);
    members = fixture.readList(list);
    QCOMPARE(members[u"mei"_s].error, QString());
    QCOMPARE(fixture.uris(listSource(list.id)).value(0), second);
}

void tst_Readers::pausedHostIsNotAskedBeforeItsTime()
{
    CoreFixture fixture;
    const List list = *fixture.makeList(u"all"_s, {u"mei"_s, u"hal"_s});
    fixture.readList(list);
    Server *server = fixture.sandbox.server(u"mastodon"_s);
    server->addFault({.kind = Fault::Kind::RateLimited, .times = 1, .retryAfter = 120});
    auto members = fixture.readList(list);
    QVERIFY(!members[u"mei"_s].error.isEmpty());
    server->clearRequestLog();
    fixture.pass(110 * secondMs);
    fixture.open(); // also a new program does not ask
    members = fixture.readList(list);
    QCOMPARE(server->requestLog().size(), 0u);
    QVERIFY(!members[u"mei"_s].error.isEmpty());
    fixture.pass(15 * secondMs);
    members = fixture.readList(list);
    QCOMPARE(members[u"mei"_s].error, QString());
    QCOMPARE(members[u"hal"_s].error, QString());
}

void tst_Readers::silentHostIsAskedOnceForAllItsMembers()
{
    CoreFixture fixture({.people = 120, .postsPerServer = 0});
    Server *server = fixture.sandbox.server(u"mastodon"_s);
    List list = *fixture.makeList(u"many"_s, {});
    for (const QString &handle : server->handles().mid(0, 30)) {
        QVERIFY(await(fixture.house->lists.add(list, fixture.typed(handle))).ok());
    }
    fixture.readList(list);
    server->addFault({.kind = Fault::Kind::Close});
    server->clearRequestLog();
    const auto members = fixture.readList(list);
    QCOMPARE(members.size(), 30u);
    for (const auto &[user, member] : members) {
        QVERIFY(!member.error.isEmpty());
    }
    // The first one's, and its other tries; not thirty times that.
    QVERIFY(server->requestLog().size() > 0u);
    QVERIFY(server->requestLog().size() <= 6u);
}

void tst_Readers::conditionalFeedsAreCheap()
{
    CoreFixture fixture;
    fixture.post(u"yuki"_s, u"one"_s);
    const List list = *fixture.makeList(u"all"_s, {u"yuki"_s});
    auto members = fixture.readList(list);
    const ListMember first = members[u"yuki"_s];
    QVERIFY(!first.etag.isEmpty() || !first.lastModified.isEmpty());
    Server *server = fixture.sandbox.server(u"gotosocial"_s);
    for (int i = 0; i < 2; ++i) { // a 304 forgets nothing
        server->clearRequestLog();
        members = fixture.readList(list);
        QCOMPARE(server->requestLog().size(), 1u);
        QCOMPARE(server->requestLog().front().status, 304);
        QCOMPARE(members[u"yuki"_s].error, QString());
    }
    const QString second = fixture.post(u"yuki"_s, u"two"_s);
    fixture.readList(list);
    QCOMPARE(fixture.rows(listSource(list.id)).size(), 2u);
    QVERIFY(!second.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Readers)
#include "tst_readers.moc"
