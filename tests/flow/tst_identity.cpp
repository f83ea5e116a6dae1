// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "store/deletes.h"
#include "store/pages.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

QStringList boosters(const store::TimelineRow &row)
{
    QStringList names;
    for (const Actor &actor : row.boostedBy) {
        names << actor.acct.section(u'@', 0, 0);
    }
    names.sort();
    return names;
}

QString textOf(const std::optional<store::StoredPost> &post)
{
    return post ? post->text.trimmed() : u"(none)"_s;
}

} // namespace

/// What is one thing although several servers tell of it, and what goes when it goes.
class tst_Identity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePostThroughThreeServersIsOneRow();
    void halfASecondNeverSortsAnew_data();
    void halfASecondNeverSortsAnew();
    void boostsOfOnePostAreOneRowWithBothNames();
    void aPersonSeenByTwoSoftwaresBoostsOnce();
    void anUnboostIsFound();
    void theNewestAndTheLastPostAreMissed();
    void aDeletedPostIsFound_data();
    void aDeletedPostIsFound();
    void aPostDeletedElsewhereStaysWhereItIs();
    void aPageInFlightResurrectsNothing();
    void anEditKeepsItsPlaceAndIsMarked();
    void missingButAliveRowsAreAskedAboutOnce();
    void aForgeryIsMarkedAndOverwritesNothing();
    void aForgeryNeverEntersAList();
};

void tst_Identity::onePostThroughThreeServersIsOneRow()
{
    CoreFixture fixture;
    fixture.sandbox.follow(u"yuki"_s, u"ao"_s);
    fixture.sandbox.follow(u"sora"_s, u"ao"_s);
    const Account ao = *fixture.signIn(u"ao"_s);
    const Account yuki = *fixture.signIn(u"yuki"_s);
    const Account sora = *fixture.signIn(u"sora"_s);
    const QString uri = fixture.post(u"ao"_s, u"once"_s);
    std::vector<Source> column;
    for (const Account &account : {ao, yuki, sora}) {
        QCOMPARE(kindOf(fixture.refreshHome(account)), u"ok"_s);
        column.push_back(homeSource(account.id, account.host));
    }
    const auto rows = fixture.rows(column);
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows[0].post.post.uri, uri);
    QCOMPARE(rows[0].sources.size(), 3);
    for (const Account &account : {ao, yuki, sora}) {
        QVERIFY(rows[0].seenBy.contains(u"account:"_s + account.id.value)
            || rows[0].seenBy.contains(account.host));
    }
    QCOMPARE(
        fixture.read([uri](store::CacheTx &tx) { return store::sightingsOf(tx, uri); })->size(),
        3u);
}

void tst_Identity::halfASecondNeverSortsAnew_data()
{
    QTest::addColumn<qint64>("shift");
    QTest::newRow("later") << qint64(500);
    QTest::newRow("earlier") << qint64(-500);
}

void tst_Identity::halfASecondNeverSortsAnew()
{
    QFETCH(qint64, shift);
    CoreFixture fixture({.people = 12, .postsPerServer = 0, .copyShiftMs = shift});
    fixture.sandbox.follow(u"yuki"_s, u"ao"_s);
    const Account ao = *fixture.signIn(u"ao"_s);
    const Account yuki = *fixture.signIn(u"yuki"_s);
    QStringList posts;
    for (int i = 0; i < 10; ++i) {
        fixture.pass(200);
        posts.prepend(fixture.sandbox.post(u"ao"_s, u"quick %1"_s.arg(i)));
    }
    fixture.pass(5 * secondMs);
    QVERIFY(fixture.refreshHome(yuki).ok());
    const Source first = homeSource(yuki.id, yuki.host);
    const Source second = homeSource(ao.id, ao.host);
    const auto placed = fixture.rows(first);
    QCOMPARE(placed.size(), 10u);
    QVERIFY(fixture.refreshHome(ao).ok());
    const auto after = fixture.rows({first, second});
    QCOMPARE(after.size(), 10u);
    for (size_t i = 0; i < after.size(); ++i) {
        QVERIFY(after[i].event == placed[i].event);
        QCOMPARE(after[i].post.post.uri, posts[qsizetype(i)]);
    }
}

void tst_Identity::boostsOfOnePostAreOneRowWithBothNames()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    fixture.sandbox.follow(u"ao"_s, u"mei"_s);
    fixture.sandbox.follow(u"ao"_s, u"hal"_s);
    const QString uri = fixture.post(u"ren"_s, u"worth it"_s);
    QVERIFY(!fixture.boost(u"mei"_s, uri).isEmpty());
    QVERIFY(!fixture.boost(u"hal"_s, uri).isEmpty());
    fixture.pass(secondMs);
    QVERIFY(fixture.refreshHome(ao).ok());
    const auto rows = fixture.rows(homeSource(ao.id, ao.host));
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows[0].post.post.uri, uri);
    QCOMPARE(boosters(rows[0]), (QStringList{u"hal"_s, u"mei"_s}));
}

void tst_Identity::aPersonSeenByTwoSoftwaresBoostsOnce()
{
    // Mastodon tells the booster's uri, GoToSocial does not.
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    const Account yuki = *fixture.signIn(u"yuki"_s);
    for (const QString &user : {u"ao"_s, u"yuki"_s}) {
        fixture.sandbox.follow(user, u"kai"_s);
        fixture.sandbox.follow(user, u"mei"_s);
    }
    const QString uri = fixture.post(u"ren"_s, u"worth it"_s);
    fixture.boost(u"kai"_s, uri);
    fixture.boost(u"mei"_s, uri);
    fixture.pass(secondMs);
    const std::vector<Source> column{homeSource(yuki.id, yuki.host), homeSource(ao.id, ao.host)};
    QVERIFY(fixture.refreshHome(yuki).ok());
    QVERIFY(fixture.refreshHome(ao).ok());
    const auto rows = fixture.rows(column);
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(boosters(rows[0]), (QStringList{u"kai"_s, u"mei"_s}));
    QVERIFY(fixture.refreshHome(yuki).ok()); // and stays so
    QCOMPARE(boosters(fixture.rows(column)[0]), (QStringList{u"kai"_s, u"mei"_s}));
}

void tst_Identity::anUnboostIsFound()
{
    CoreFixture fixture;
    const Account ao = *fixture.signIn(u"ao"_s);
    fixture.sandbox.follow(u"ao"_s, u"mei"_s);
    const Source home = homeSource(ao.id, ao.host);
    const QString below = fixture.post(u"ao"_s, u"below"_s);
    const QString boosted = fixture.post(u"ren"_s, u"worth it"_s);
    fixture.boost(u"mei"_s, boosted);
    const QString above = fixture.post(u"ao"_s, u"above"_s);
    fixture.pass(secondMs);
    QVERIFY(fixture.refreshHome(ao).ok());
    QCOMPARE(fixture.uris(home), (QStringList{above, boosted, below}));
    QCOMPARE(boosters(fixture.rows(home)[1]), QStringList{u"mei"_s});
    QVERIFY(fixture.sandbox.unboost(u"mei"_s, boosted));
    QCOMPARE(fixture.refreshHome(ao)->removed, 1);
    for (const auto &row : fixture.rows(home)) {
        QCOMPARE(boosters(row), QStringList());
    }
    QVERIFY(fixture.find(boosted)); // the post itself is still there
}

void tst_Identity::theNewestAndTheLastPostAreMissed()
{
    CoreFixture fixture;
    QStringList posts = fixture.postMany(u"mei"_s, 3);
    const QString host = fixture.host(u"mastodon"_s);
    QVERIFY(fixture.refreshLocal(host).ok());
    for (const QString &uri : {posts.front(), posts.back(), posts.at(1)}) {
        QVERIFY(fixture.sandbox.deletePost(uri));
        QCOMPARE(fixture.refreshLocal(host)->removed, 1);
        posts.removeOne(uri);
        QCOMPARE(fixture.uris(localSource(host)), posts);
    }
}

void tst_Identity::aDeletedPostIsFound_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("guest");
    QTest::newRow("mastodon, account") << u"ao"_s << false;
    QTest::newRow("gotosocial, account") << u"yuki"_s << false;
    QTest::newRow("snac, account") << u"sora"_s << false;
    QTest::newRow("mastodon, guest") << u"ao"_s << true;
    QTest::newRow("snac, guest") << u"sora"_s << true;
}

void tst_Identity::aDeletedPostIsFound()
{
    QFETCH(QString, user);
    QFETCH(bool, guest);
    CoreFixture fixture;
    QStringList posts = fixture.postMany(user, 70);
    Source source = localSource(fixture.hostOfUser(user));
    Result<Session> session = fixture.guest(source.host);
    if (!guest) {
        const Account account = *fixture.signIn(user);
        source = homeSource(account.id, account.host);
        session = fixture.own(account);
    }
    QVERIFY(fixture.refresh(*session, source, {.rows = 70}).ok());
    QCOMPARE(fixture.uris(source), posts);
    for (const int index : {60, 10}) { // on the second page and on the first
        QVERIFY(fixture.sandbox.deletePost(posts.takeAt(index)));
    }
    QCOMPARE(fixture.refresh(*session, source)->removed, 2);
    QCOMPARE(fixture.uris(source), posts);
}

void tst_Identity::aPostDeletedElsewhereStaysWhereItIs()
{
    CoreFixture fixture;
    fixture.sandbox.follow(u"yuki"_s, u"ao"_s);
    const Account ao = *fixture.signIn(u"ao"_s);
    const Account yuki = *fixture.signIn(u"yuki"_s);
    const QString below = fixture.post(u"ao"_s, u"below"_s);
    const QString uri = fixture.post(u"ao"_s, u"here"_s);
    const QString above = fixture.post(u"ao"_s, u"above"_s);
    QVERIFY(fixture.refreshHome(ao).ok());
    QVERIFY(fixture.refreshHome(yuki).ok());
    QVERIFY(fixture.sandbox.deletePost(uri, fixture.sandbox.serverOf(u"yuki"_s)));
    QCOMPARE(fixture.refreshHome(yuki)->removed, 1);
    QCOMPARE(fixture.uris(homeSource(yuki.id, yuki.host)), (QStringList{above, below}));
    QCOMPARE(fixture.uris(homeSource(ao.id, ao.host)), (QStringList{above, uri, below}));
    // The origin's word is for everybody.
    QVERIFY(fixture.sandbox.deletePost(below));
    QVERIFY(fixture.sandbox.deletePost(uri));
    fixture.pass(secondMs);
    QVERIFY(fixture.refreshHome(ao)->removed >= 1);
    QVERIFY(!fixture.find(uri));
}

void tst_Identity::aPageInFlightResurrectsNothing()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    QStringList posts = fixture.postMany(u"mei"_s, 5);
    const Session session = *fixture.guest(host);
    Server &server = *fixture.sandbox.server(u"mastodon"_s);
    const QString id = fixture.sandbox.localId(posts[2], &server);
    server.addFault({.kind = Fault::Kind::Slow, .path = u"/api/v1/timelines/*"_s, .delayMs = 500});
    server.clearRequestLog();
    auto page = fixture.house->refresher.refresh(session, localSource(host));
    QTRY_VERIFY(!server.requestLog().empty());
    // As the word of a stream that is quicker than the page.
    QVERIFY(
        fixture.write([=](store::CacheTx &tx) { return store::removeSeen(tx, host, id); }).ok());
    QVERIFY(!page.isFinished());
    QCOMPARE(kindOf(await(page)), u"ok"_s);
    QVERIFY(!fixture.find(posts[2]));
    posts.removeAt(2);
    QCOMPARE(fixture.uris(localSource(host)), posts);
}

void tst_Identity::anEditKeepsItsPlaceAndIsMarked()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const QStringList posts = fixture.postMany(u"mei"_s, 5);
    QVERIFY(fixture.refreshLocal(host).ok());
    const auto before = fixture.rows(localSource(host));
    fixture.pass(hourMs);
    QVERIFY(fixture.sandbox.edit(posts[3], u"said better"_s));
    QVERIFY(fixture.refreshLocal(host).ok());
    const auto after = fixture.rows(localSource(host));
    QCOMPARE(fixture.uris(localSource(host)), posts);
    QVERIFY(after[3].event == before[3].event);
    QCOMPARE(after[3].post.text.trimmed(), u"said better"_s);
    QVERIFY(after[3].post.post.editedAt > 0);
    QCOMPARE(after[2].post.post.editedAt, 0);
}

void tst_Identity::missingButAliveRowsAreAskedAboutOnce()
{
    // As after an unfollow: the server has the post and lists it no longer.
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const QStringList posts = fixture.postMany(u"mei"_s, 5);
    QVERIFY(fixture.refreshLocal(host).ok());
    PostDraft draft;
    draft.text = u"unlisted"_s;
    draft.visibility = Visibility::Unlisted;
    const QString uri = fixture.post(u"mei"_s, draft);
    Server &server = *fixture.sandbox.server(u"mastodon"_s);
    store::Prepared row;
    row.item.localId = fixture.sandbox.localId(uri, &server);
    row.item.createdAt = fixture.clock.now();
    row.item.post.uri = uri;
    row.item.post.localId = row.item.localId;
    row.item.post.createdAt = row.item.createdAt;
    row.item.post.author = {
        .uri = fixture.sandbox.actorUri(u"mei"_s), .acct = fixture.sandbox.handle(u"mei"_s)};
    const store::Teller teller{.host = host, .accountDomain = host};
    const store::PagePlace place{.source = localSource(host),
        .firstId = row.item.localId,
        .lastId = fixture.sandbox.localId(posts[0], &server)};
    QVERIFY(
        fixture
            .write([=](store::CacheTx &tx) { return store::commitPage(tx, teller, place, {row}); })
            .ok());
    server.clearRequestLog();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(fixture.refreshLocal(host)->removed, 0);
    }
    QCOMPARE(server.requestCount(u"/api/v1/statuses/*"_s), 1);
    QVERIFY(fixture.find(uri));
}

void tst_Identity::aForgeryIsMarkedAndOverwritesNothing()
{
    CoreFixture fixture;
    const QString liar = fixture.host(u"mastodon"_s);
    const QString uri = u"https://third.example/posts/1"_s;
    QVERIFY(fixture.sandbox.forge(
        fixture.sandbox.server(u"mastodon"_s), uri, u"victim@third.example"_s, u"a lie"_s));
    const auto session = fixture.guest(liar);
    QVERIFY(fixture.refresh(*session, federatedSource(liar)).ok());
    const auto forged = fixture.find(uri);
    QCOMPARE(textOf(forged), u"a lie"_s);
    QCOMPARE(forged->confirmed, false);

    // A truth that is known is not overwritten by a guest host.
    const Account sora = *fixture.signIn(u"sora"_s);
    const QString truth = fixture.post(u"sora"_s, u"the truth"_s);
    QVERIFY(fixture.refreshHome(sora).ok());
    QVERIFY(fixture.sandbox.forge(
        fixture.sandbox.server(u"mastodon"_s), truth, u"sora"_s, u"another lie"_s));
    QVERIFY(fixture.refresh(*session, federatedSource(liar)).ok());
    QCOMPARE(textOf(fixture.find(truth)), u"the truth"_s);
    QCOMPARE(fixture.find(truth)->confirmed, true);
}

void tst_Identity::aForgeryNeverEntersAList()
{
    CoreFixture fixture;
    const QString liar = fixture.host(u"mastodon"_s);
    const List list = *fixture.makeList(u"quiet"_s, {u"kai"_s});
    const QString forged = fixture.host(u"snac"_s);
    const QString uri = u"http://%1/kai/p/1795000000.123456"_s.arg(forged);
    QVERIFY(fixture.sandbox.forge(
        fixture.sandbox.server(u"mastodon"_s), uri, u"kai"_s, u"never said"_s));
    const auto session = fixture.guest(liar);
    QVERIFY(fixture.refresh(*session, federatedSource(liar)).ok());
    QVERIFY(fixture.find(uri));
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList());
    // A true one of the same person, told by the liar, waits for its confirmation.
    const QString truth = fixture.post(u"kai"_s, u"really said"_s);
    fixture.sandbox.federate(truth, fixture.sandbox.server(u"mastodon"_s));
    QVERIFY(fixture.refresh(*session, federatedSource(liar)).ok());
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList());
    QCOMPARE(fixture.readList(list)[u"kai"_s].error, QString());
    QCOMPARE(fixture.uris(listSource(list.id)), QStringList{truth});
}

QTEST_GUILESS_MAIN(tst_Identity)
#include "tst_identity.moc"
