// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

Q_DECLARE_METATYPE(asterism::Fault)

using namespace asterism;
using namespace asterism::flow;

class tst_CatchUp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHundredAreFilledUnasked();
    void ofAThousandTheRestStaysAGap();
    void aCutIsTakenUpAgain_data();
    void aCutIsTakenUpAgain();
    void whatAnEndedProgramLeftIsTakenUpAgain();
    void whatCameLateMeanwhileIsFound();
    void manyDeletesAreAskedAboutInTurns();
    void aWebPageSaysNothingOfAPost();
    void aGapOutlivesTheProgram();
    void twoGapsAreFilledEachForItself();
    void fillingTwiceAtOnceIsOneRequest();
    void closedGapIsNotFound();
    void homeCatchesUpOnEverySoftware_data();
    void homeCatchesUpOnEverySoftware();

private:
    /// Steps into the newest gap until none is left; -1 when one does not end.
    int fillAll(CoreFixture &fixture, const Session &session, const Source &source);
};

int tst_CatchUp::fillAll(CoreFixture &fixture, const Session &session, const Source &source)
{
    for (int step = 0; step < 60; ++step) {
        const auto gaps = fixture.gaps(source);
        if (gaps.empty()) {
            return step;
        }
        if (!await(fixture.house->refresher.fillGap(session, gaps.front().id))) {
            return -1;
        }
    }
    return -1;
}

void tst_CatchUp::aHundredAreFilledUnasked()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    QStringList posts = fixture.postMany(u"mei"_s, 20);
    QVERIFY(fixture.refreshLocal(host).ok());
    posts = fixture.postMany(u"mei"_s, 100) + posts;
    const auto outcome = fixture.refreshLocal(host);
    QCOMPARE(outcome->news, 100);
    QCOMPARE(outcome->gap, 0);
    QCOMPARE(fixture.uris(localSource(host)), posts);
}

void tst_CatchUp::ofAThousandTheRestStaysAGap()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const Source source = localSource(host);
    const QStringList old = fixture.postMany(u"mei"_s, 20);
    QVERIFY(fixture.refreshLocal(host).ok());
    const QStringList missed = fixture.postMany(u"mei"_s, 1000);
    const auto outcome = fixture.refreshLocal(host);
    QCOMPARE(outcome->news, 400);
    QVERIFY(outcome->gap != 0);
    QCOMPARE(fixture.uris(source), missed.mid(0, 400) + QStringList{u"gap"_s} + old);

    const Session session = *fixture.guest(host);
    const auto step = await(fixture.house->refresher.fillGap(session, outcome->gap));
    QCOMPARE(step->news, 40);
    QCOMPARE(fixture.uris(source), missed.mid(0, 440) + QStringList{u"gap"_s} + old);
    QVERIFY(fillAll(fixture, session, source) > 0);
    QCOMPARE(fixture.uris(source), missed + old);
}

void tst_CatchUp::aCutIsTakenUpAgain_data()
{
    QTest::addColumn<Fault>("fault");
    using Kind = Fault::Kind;
    QTest::newRow("cut body") << Fault{.kind = Kind::CutBody};
    QTest::newRow("5xx") << Fault{.kind = Kind::Status, .status = 502};
    QTest::newRow("closed") << Fault{.kind = Kind::Close};
    QTest::newRow("broken JSON") << Fault{.kind = Kind::BrokenJson};
    QTest::newRow("HTML") << Fault{.kind = Kind::Html};
}

void tst_CatchUp::aCutIsTakenUpAgain()
{
    QFETCH(Fault, fault);
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const Source source = localSource(host);
    QStringList posts = fixture.postMany(u"mei"_s, 20);
    QVERIFY(fixture.refreshLocal(host).ok());
    posts = fixture.postMany(u"mei"_s, 150) + posts;

    // The newest page comes, the second does not. (The last fault wins while it lasts.)
    Server &server = *fixture.sandbox.server(u"mastodon"_s);
    fault.path = u"/api/v1/timelines/*"_s;
    server.addFault(fault);
    server.addFault({.kind = Fault::Kind::Slow, .path = fault.path, .times = 1, .delayMs = 0});
    QVERIFY(!fixture.refreshLocal(host).ok());
    server.clearFaults();
    const QStringList before = fixture.uris(source);
    QVERIFY(before.contains(u"gap"_s));

    // The next look finds its newest page joined, and goes on where the last one was cut off.
    posts.prepend(fixture.post(u"mei"_s, u"meanwhile"_s));
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(fixture.uris(source), posts);
}

void tst_CatchUp::whatAnEndedProgramLeftIsTakenUpAgain()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const Source source = localSource(host);
    QStringList posts = fixture.postMany(u"mei"_s, 20);
    QVERIFY(fixture.refreshLocal(host).ok());
    posts = fixture.postMany(u"mei"_s, 200) + posts;
    Server &server = *fixture.sandbox.server(u"mastodon"_s);
    const QString path = u"/api/v1/timelines/*"_s;
    server.addFault({.kind = Fault::Kind::Close, .path = path});
    server.addFault({.kind = Fault::Kind::Slow, .path = path, .times = 2, .delayMs = 0});
    QVERIFY(!fixture.refreshLocal(host).ok());
    server.clearFaults();
    QCOMPARE(fixture.gaps(source).size(), 1u);
    fixture.open();
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(fixture.uris(source), posts);
}

/// Servers file a post by its own time: it lies below the mark when it comes.
void tst_CatchUp::whatCameLateMeanwhileIsFound()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const Source source = localSource(host);
    QStringList posts = fixture.postMany(u"mei"_s, 30);
    const PostDraft late{.text = u"a long way"_s, .createdAt = fixture.clock.now() + 1};
    const QStringList after = fixture.postMany(u"mei"_s, 20);
    QVERIFY(fixture.refreshLocal(host).ok());
    posts = QStringList{fixture.post(u"mei"_s, late)} + posts;
    posts = fixture.postMany(u"mei"_s, 120) + after + posts;
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(fixture.uris(source), posts);
}

void tst_CatchUp::manyDeletesAreAskedAboutInTurns()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    QStringList posts = fixture.postMany(u"mei"_s, 40);
    QVERIFY(!fixture.refreshLocal(host)->unsure);
    for (int i = 0; i < 25; ++i) {
        QVERIFY(fixture.sandbox.deletePost(posts.takeAt(i % 5)));
    }
    for (const int removed : {10, 10, 5}) {
        const auto outcome = fixture.refreshLocal(host);
        QCOMPARE(outcome->removed, removed);
        QCOMPARE(outcome->unsure, removed == 10);
    }
    QCOMPARE(fixture.uris(localSource(host)), posts);
}

void tst_CatchUp::aGapOutlivesTheProgram()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const Source source = localSource(host);
    QStringList posts = fixture.postMany(u"mei"_s, 20);
    QVERIFY(fixture.refreshLocal(host).ok());
    posts = fixture.postMany(u"mei"_s, 500) + posts;
    const auto outcome = fixture.refreshLocal(host);
    QVERIFY(outcome->gap != 0);

    fixture.open();
    posts = fixture.postMany(u"mei"_s, 30) + posts;
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(fixture.uris(source).count(u"gap"_s), 1);
    QVERIFY(fillAll(fixture, *fixture.guest(host), source) > 0);
    QCOMPARE(fixture.uris(source), posts);
}

void tst_CatchUp::twoGapsAreFilledEachForItself()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    const Source source = localSource(host);
    QStringList posts = fixture.postMany(u"mei"_s, 5);
    QVERIFY(fixture.refreshLocal(host).ok());
    for (int i = 0; i < 2; ++i) {
        posts = fixture.postMany(u"mei"_s, 450) + posts;
        QVERIFY(fixture.refreshLocal(host)->gap != 0);
    }
    QCOMPARE(fixture.uris(source).count(u"gap"_s), 2);
    QVERIFY(fillAll(fixture, *fixture.guest(host), source) > 0);
    QCOMPARE(fixture.uris(source), posts);
}

void tst_CatchUp::fillingTwiceAtOnceIsOneRequest()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    fixture.postMany(u"mei"_s, 5);
    QVERIFY(fixture.refreshLocal(host).ok());
    fixture.postMany(u"mei"_s, 600);
    const qint64 gap = fixture.refreshLocal(host)->gap;
    const Session session = *fixture.guest(host);
    fixture.sandbox.server(u"mastodon"_s)->clearRequestLog();
    auto first = fixture.house->refresher.fillGap(session, gap);
    auto second = fixture.house->refresher.fillGap(session, gap);
    QCOMPARE(kindOf(await(first)), u"ok"_s);
    QCOMPARE(kindOf(await(second)), u"ok"_s);
    QCOMPARE(fixture.sandbox.server(u"mastodon"_s)->requestLog().size(), 1u);
}

void tst_CatchUp::closedGapIsNotFound()
{
    CoreFixture fixture;
    const Session session = *fixture.guest(fixture.host(u"mastodon"_s));
    QCOMPARE(kindOf(await(fixture.house->refresher.fillGap(session, 4711))), u"not-found"_s);
}

void tst_CatchUp::homeCatchesUpOnEverySoftware_data()
{
    QTest::addColumn<QString>("user");
    QTest::newRow("mastodon") << u"ao"_s;
    QTest::newRow("gotosocial") << u"yuki"_s;
    QTest::newRow("snac") << u"sora"_s;
}

void tst_CatchUp::homeCatchesUpOnEverySoftware()
{
    QFETCH(QString, user);
    CoreFixture fixture;
    const Account account = *fixture.signIn(user);
    const Source source = homeSource(account.id, account.host);
    const QStringList old = fixture.postMany(user, 20);
    QVERIFY(fixture.refreshHome(account).ok());
    const QStringList missed = fixture.postMany(user, 500);
    const auto outcome = fixture.refreshHome(account);
    QVERIFY(outcome->gap != 0);
    QCOMPARE(fixture.uris(source), missed.mid(0, 400) + QStringList{u"gap"_s} + old);
    QVERIFY(fillAll(fixture, *fixture.own(account), source) > 0);
    QCOMPARE(fixture.uris(source), missed + old);
}

/// "200" alone does not mean that a post is there.
void tst_CatchUp::aWebPageSaysNothingOfAPost()
{
    CoreFixture fixture;
    const QString host = fixture.host(u"mastodon"_s);
    QStringList posts = fixture.postMany(u"mei"_s, 5);
    QVERIFY(fixture.refreshLocal(host).ok());
    QVERIFY(fixture.sandbox.deletePost(posts.takeAt(2)));
    for (const Fault::Kind kind :
        {Fault::Kind::Html, Fault::Kind::Empty, Fault::Kind::BrokenJson}) {
        fixture.sandbox.server(u"mastodon"_s)
            ->addFault({.kind = kind, .path = u"/api/v1/statuses/*"_s, .times = 1});
        const auto outcome = fixture.refreshLocal(host);
        QVERIFY(outcome->unsure || outcome->removed == 1); // half a "not found" is a 404 still
    }
    QVERIFY(fixture.refreshLocal(host).ok());
    QCOMPARE(fixture.uris(localSource(host)), posts);
}
QTEST_GUILESS_MAIN(tst_CatchUp)
#include "tst_catchup.moc"
