// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"

#include "lists/listpolling.h"
#include "lists/members.h"

#include <memory>

using namespace asterism;
using namespace asterism::flow;

namespace {

const QString localPath = u"/api/v1/timelines/public"_s;

} // namespace

/// Members of lists are read when it is time, by a clock that only the tests move.
class tst_listpolling : public QObject {
    Q_OBJECT

    std::unique_ptr<CoreFixture> m_fixture;
    std::unique_ptr<ListPolling> m_polling;
    List m_list;

    void poll()
    {
        m_polling = std::make_unique<ListPolling>(
            m_fixture->house->core, m_fixture->house->lists.reader(), 1);
        m_polling->start();
        m_polling->setOnScreen({m_list.id});
        settle();
    }

    /// Until nobody is being read and everything is known.
    void settle()
    {
        for (int i = 0; i < 3; ++i) {
            // What was committed is told by the event loop, and answered by the store.
            QVERIFY(await(readAllMembers(m_fixture->house->core.store)).ok());
            QCoreApplication::processEvents();
            m_polling->tick();
            QTRY_VERIFY(!m_polling->isReading(m_list.id));
        }
    }
    void pass(qint64 ms)
    {
        m_fixture->pass(ms);
        settle();
    }

    Server *serverOf(const QString &user) { return m_fixture->sandbox.serverOf(user); }
    size_t askedOf(const QString &user) { return serverOf(user)->requestLog().size(); }
    void forgetAsked()
    {
        for (Server *server : m_fixture->sandbox.servers()) {
            server->clearRequestLog();
        }
    }
    ListMember member(const QString &user)
    {
        const auto members = await(readAllMembers(m_fixture->house->core.store));
        for (const ListMember &one : members ? *members : std::vector<ListMember>()) {
            if (one.acct == m_fixture->sandbox.handle(user)) {
                return one;
            }
        }
        return {};
    }
    QStringList rows() { return m_fixture->uris(listSource(m_list.id)); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CoreFixture>();
        m_list = *m_fixture->makeList(u"Friends"_s, {u"mei"_s});
    }
    void cleanup()
    {
        m_fixture->house.reset(); // ends what is under way, as a program does
        m_polling.reset();
        m_fixture.reset();
    }

    void eachInTheirOwnRhythm()
    {
        for (int i = 0; i < 20; ++i) { // one an hour
            m_fixture->pass(hourMs);
            m_fixture->post(u"mei"_s, u"hourly"_s);
        }
        poll();
        QCOMPARE(rows().size(), 20);
        const ListMember mei = member(u"mei"_s);
        QCOMPARE(mei.polled.end, PollEnd::Read);
        QVERIFY(mei.polled.gapMs > 55 * minuteMs && mei.polled.gapMs < 65 * minuteMs);
        const qint64 wait = mei.nextReadAt - m_fixture->clock.now();
        QVERIFY(wait > 6 * minuteMs && wait < 9 * minuteMs);
        QVERIFY(m_polling->nextAt(m_list.id) <= mei.nextReadAt);

        forgetAsked();
        pass(5 * minuteMs);
        QCOMPARE(askedOf(u"mei"_s), 0u);
        const QString uri = m_fixture->post(u"mei"_s, u"news"_s);
        pass(4 * minuteMs);
        QCOMPARE(rows().value(0), uri);
        QCOMPARE(askedOf(u"mei"_s), 1u);
    }

    void theRhythmOfWhoIsReadByAFeed()
    {
        for (int i = 0; i < 20; ++i) {
            m_fixture->pass(hourMs);
            m_fixture->post(u"yuki"_s, u"hourly"_s);
        }
        m_list = *m_fixture->makeList(u"Feeds"_s, {u"yuki"_s});
        poll();
        const auto hasRhythm = [this] {
            const ListMember yuki = member(u"yuki"_s);
            return yuki.reader == ReaderKind::Feed && yuki.polled.posts == 20
                && yuki.polled.gapMs < 70 * minuteMs;
        };
        QVERIFY(hasRhythm());
        pass(hourMs); // the feed is asked first from now on
        QVERIFY(hasRhythm());
    }

    // ---- several of one host ---------------------------------------------------------------

    QStringList askedPaths(const QString &user)
    {
        QStringList paths;
        for (const RequestRecord &record : serverOf(user)->requestLog()) {
            const bool page =
                record.path.endsWith(u"/statuses"_s) || record.path == u"/api/users/notes"_s;
            paths << (page ? u"page"_s : record.path);
        }
        return paths;
    }
    /// Three people of one server, each with a post an hour, all of them read and told of once.
    void pollThree()
    {
        const QStringList users{u"mei"_s, u"ao"_s, u"hal"_s};
        for (int i = 0; i < 20; ++i) {
            m_fixture->pass(hourMs);
            for (const QString &user : users) {
                m_fixture->post(user, u"hourly"_s);
            }
        }
        m_list = *m_fixture->makeList(u"Three"_s, users);
        poll();
        pass(10 * minuteMs);
        for (const QString &user : users) {
            QVERIFY(!member(user).polled.mark.isEmpty());
        }
        forgetAsked();
    }

    void oneQuestionForThree()
    {
        pollThree();
        const Polled before = member(u"hal"_s).polled;
        pass(10 * minuteMs);
        QCOMPARE(askedPaths(u"mei"_s), QStringList{u"/api/v1/accounts"_s});
        QVERIFY(member(u"hal"_s).polled.readAt >= before.readAt + 10 * minuteMs);
        QVERIFY(member(u"hal"_s).nextReadAt > m_fixture->clock.now());
        QVERIFY(member(u"hal"_s).polled.gapMs > before.gapMs);

        forgetAsked();
        const QString uri = m_fixture->post(u"ao"_s, u"news"_s);
        pass(10 * minuteMs);
        QCOMPARE(askedPaths(u"mei"_s), (QStringList{u"/api/v1/accounts"_s, u"page"_s}));
        QCOMPARE(rows().value(0), uri);
        forgetAsked();
        pass(10 * minuteMs); // that was told already
        QCOMPARE(askedPaths(u"mei"_s), QStringList{u"/api/v1/accounts"_s});
    }

    void theFirstLookKnowsWhatWasTold_data()
    {
        QTest::addColumn<QStringList>("users");
        QTest::addColumn<QString>("question");
        QTest::newRow("Mastodon") << QStringList{u"mei"_s, u"ao"_s} << u"/api/v1/accounts"_s;
        QTest::newRow("Misskey") << QStringList{u"hanako"_s, u"taro"_s} << u"/api/users/show"_s;
    }
    /// The first question about those who were read one by one finds nobody's page to be read
    /// again, and after that whoever has posted.
    void theFirstLookKnowsWhatWasTold()
    {
        QFETCH(QStringList, users);
        QFETCH(QString, question);
        m_fixture = std::make_unique<CoreFixture>(Sandbox::Options{
            .people = 24, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"misskey"_s}});
        QVERIFY(m_fixture->isReady());
        for (int i = 0; i < 20; ++i) {
            m_fixture->pass(hourMs);
            for (const QString &user : std::as_const(users)) {
                m_fixture->post(user, u"hourly"_s);
            }
        }
        m_list = *m_fixture->makeList(u"Two"_s, users);
        poll();
        for (const QString &user : std::as_const(users)) {
            QCOMPARE(member(user).polled.posts, 20);
        }
        QVERIFY(askedPaths(users[0]).contains(u"page"_s));
        forgetAsked();
        pass(10 * minuteMs);
        QCOMPARE(askedPaths(users[0]), QStringList{question});

        forgetAsked();
        const QString uri = m_fixture->post(users[1], u"news"_s);
        pass(10 * minuteMs);
        QCOMPARE(askedPaths(users[0]), (QStringList{question, u"page"_s}));
        QCOMPARE(rows().value(0), uri);
        forgetAsked();
        pass(10 * minuteMs); // that was told already
        QCOMPARE(askedPaths(users[0]), QStringList{question});
    }

    void whatIsToldOutlivesTheProgram()
    {
        pollThree();
        m_fixture->open();
        m_polling.reset();
        poll();
        pass(10 * minuteMs);
        QCOMPARE(askedPaths(u"mei"_s), QStringList{u"/api/v1/accounts"_s});
    }

    void oneForAnotherIsFoundWithinADay()
    {
        pollThree();
        const QString gone = rows().value(0);
        const QString uri = m_fixture->post(u"mei"_s, u"instead"_s);
        QVERIFY(m_fixture->sandbox.deletePost(gone));
        for (int hour = 0; hour < 26; ++hour) {
            pass(hourMs);
        }
        QVERIFY(rows().contains(uri));
        QVERIFY(!rows().contains(gone));
    }

    void aHostThatTellsOfNobodyIsReadPersonByPerson()
    {
        pollThree();
        serverOf(u"mei"_s)->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v1/accounts"_s, .status = 422});
        pass(10 * minuteMs);
        QCOMPARE(askedPaths(u"mei"_s),
            (QStringList{u"/api/v1/accounts"_s, u"page"_s, u"page"_s, u"page"_s}));
        QVERIFY(!member(u"mei"_s).polled.together);
        forgetAsked();
        pass(10 * minuteMs);
        QCOMPARE(askedPaths(u"mei"_s), (QStringList{u"page"_s, u"page"_s, u"page"_s}));
    }

    void aHostThatIsAwayIsAskedForOneOfThemOnly()
    {
        pollThree();
        Server *server = serverOf(u"mei"_s);
        server->addFault({.kind = Fault::Kind::Close});
        pass(10 * minuteMs);
        int failed = 0;
        for (const QString &user : {u"mei"_s, u"ao"_s, u"hal"_s}) {
            failed += member(user).polled.failures;
        }
        QCOMPARE(failed, 1);
        server->clearFaults();
        const QString uri = m_fixture->post(u"hal"_s, u"news"_s);
        m_polling->wakeUp();
        pass(10 * minuteMs);
        QVERIFY(rows().contains(uri));
    }

    // ---- people of whom a stream tells -------------------------------------------------------

    /// A local timeline has no posts that are not listed, so no stream of it tells of them.
    void whatAStreamLacksIsFoundCalmly()
    {
        m_fixture = std::make_unique<CoreFixture>(Sandbox::Options{
            .people = 24, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"misskey"_s}});
        QVERIFY(m_fixture->isReady());
        for (int i = 0; i < 20; ++i) {
            m_fixture->pass(hourMs);
            m_fixture->post(u"hanako"_s, u"hourly"_s);
            m_fixture->post(u"taro"_s, u"hourly"_s);
        }
        m_list = *m_fixture->makeList(u"Two"_s, {u"hanako"_s, u"taro"_s});
        poll();
        QVERIFY(member(u"hanako"_s).polled.streams);
        QCOMPARE(m_polling->streamingHosts(), QSet<QString>{m_fixture->hostOfUser(u"hanako"_s)});
        m_polling->setLive(m_polling->streamingHosts());
        settle();
        forgetAsked();
        const QString uri =
            m_fixture->post(u"hanako"_s, {.text = u"aside"_s, .visibility = Visibility::Unlisted});
        pass(8 * minuteMs); // without the stream somebody would look now
        QCOMPARE(askedOf(u"hanako"_s), 0u);
        pass(2 * minuteMs);
        QCOMPARE(askedPaths(u"hanako"_s), (QStringList{u"/api/users/show"_s, u"page"_s}));
        QCOMPARE(rows().value(0), uri);
        forgetAsked();
        m_polling->setLive({}); // it is cut
        settle();
        pass(8 * minuteMs);
        QVERIFY(askedOf(u"hanako"_s) > 0);
    }

    // ---- several of a host whose local timeline tells of them -------------------------------

    /// Each once: how many requests a page takes is the refresher's.
    QStringList askedOfSnac()
    {
        QStringList paths = askedPaths(u"sora"_s);
        paths.removeDuplicates();
        return paths;
    }
    /// Two people of a server that cannot tell of several, looked at every seven minutes; all of
    /// that was learnt.
    void pollTwo()
    {
        for (int i = 0; i < 20; ++i) {
            m_fixture->pass(hourMs);
            m_fixture->post(u"sora"_s, u"hourly"_s);
            m_fixture->post(u"kai"_s, u"hourly"_s);
        }
        m_list = *m_fixture->makeList(u"Two"_s, {u"sora"_s, u"kai"_s});
        poll();
        pass(8 * minuteMs);
        QVERIFY(!member(u"sora"_s).polled.mark.isEmpty());
        QVERIFY(!member(u"kai"_s).polled.mark.isEmpty());
        forgetAsked();
    }

    void oneLookAtTheLocalTimelineForTwo()
    {
        pollTwo();
        const Polled before = member(u"kai"_s).polled;
        pass(8 * minuteMs);
        QCOMPARE(askedOfSnac(), QStringList{localPath});
        QCOMPARE(member(u"kai"_s).polled.readAt, before.readAt + 8 * minuteMs);

        forgetAsked();
        const QString uri = m_fixture->post(u"sora"_s, u"news"_s);
        pass(8 * minuteMs);
        QCOMPARE(askedOfSnac(), (QStringList{localPath, u"page"_s}));
        QCOMPARE(rows().value(0), uri);
        forgetAsked();
        pass(8 * minuteMs); // that was told already
        QCOMPARE(askedOfSnac(), QStringList{localPath});
    }

    void whatTheLocalTimelineLacksIsFoundAtTheFourthLook()
    {
        pollTwo();
        const QString uri =
            m_fixture->post(u"sora"_s, {.text = u"aside"_s, .visibility = Visibility::Unlisted});
        pass(8 * minuteMs);
        QCOMPARE(askedOfSnac(), QStringList{localPath});
        QVERIFY(!rows().contains(uri));
        for (int look = 0; look < 3; ++look) {
            pass(8 * minuteMs);
        }
        QVERIFY(rows().contains(uri));
        QVERIFY(!member(u"sora"_s).polled.together); // for a day
        forgetAsked();
        pass(8 * minuteMs);
        QVERIFY(!askedOfSnac().contains(localPath));
        QVERIFY(askedOfSnac().contains(u"page"_s));
    }

    void nothingIsLostInAFullLocalTimeline()
    {
        pollTwo();
        const QString uri = m_fixture->post(u"kai"_s, u"before many"_s);
        m_fixture->postMany(u"sora"_s, 45);
        pass(8 * minuteMs);
        QVERIFY(askedOfSnac().contains(localPath));
        QVERIFY(rows().contains(uri));
        QVERIFY(!member(u"kai"_s).polled.together);
        forgetAsked();
        pass(8 * minuteMs);
        QVERIFY(askedOfSnac().contains(u"page"_s));
        QVERIFY(!askedOfSnac().contains(localPath));
    }

    void aClosedLocalTimelineIsAskedOnce()
    {
        pollTwo();
        serverOf(u"sora"_s)->addFault({.path = localPath, .status = 401});
        pass(8 * minuteMs);
        QCOMPARE(askedOfSnac(), (QStringList{localPath, u"page"_s}));
        QVERIFY(!member(u"sora"_s).polled.together);
        forgetAsked();
        pass(8 * minuteMs);
        QCOMPARE(askedOfSnac(), QStringList{u"page"_s});
    }

    void aNewRunLearnsTheLocalTimelineAnew()
    {
        pollTwo();
        const QString uri = m_fixture->post(u"kai"_s, u"while away"_s);
        m_fixture->open();
        m_polling.reset();
        poll();
        pass(8 * minuteMs);
        QVERIFY(rows().contains(uri));
        forgetAsked();
        pass(8 * minuteMs);
        QCOMPARE(askedOfSnac(), QStringList{localPath});
    }

    void whoIsNewIsReadAtOnce()
    {
        poll();
        const QString uri = m_fixture->post(u"sora"_s, u"hello"_s);
        QVERIFY(await(m_fixture->house->lists.add(
                          m_list, m_fixture->typed(m_fixture->sandbox.handle(u"sora"_s))))
                    .ok());
        settle();
        QVERIFY(rows().contains(uri));
    }

    void whoIsTakenOutIsReadNoMore()
    {
        poll();
        QVERIFY(
            await(m_fixture->house->lists.removeMember(m_list, m_fixture->sandbox.handle(u"mei"_s)))
                .ok());
        settle();
        forgetAsked();
        pass(dayMs);
        QCOMPARE(askedOf(u"mei"_s), 0u);
        QCOMPARE(m_polling->nextAt(m_list.id), PollPlan::never);
    }

    void aRestartAsksNobodyTwice()
    {
        m_fixture->post(u"mei"_s, u"hello"_s);
        poll();
        forgetAsked();
        m_fixture->open();
        m_polling.reset();
        poll();
        QCOMPARE(askedOf(u"mei"_s), 0u);
        QCOMPARE(rows().size(), 1);
        pass(6 * hourMs);
        QVERIFY(askedOf(u"mei"_s) > 0u);
    }

    void onScreenMoreOftenThanAside()
    {
        for (int i = 0; i < 20; ++i) {
            m_fixture->pass(hourMs);
            m_fixture->post(u"mei"_s, u"hourly"_s);
        }
        poll();
        const qint64 soon = member(u"mei"_s).nextReadAt;
        m_polling->setOnScreen({});
        QTRY_VERIFY(member(u"mei"_s).nextReadAt > soon); // as the member's row says it
        forgetAsked();
        pass(10 * minuteMs);
        QCOMPARE(askedOf(u"mei"_s), 0u);
        m_polling->setOnScreen({m_list.id}); // late by that measure
        settle();
        QCOMPARE(askedOf(u"mei"_s), 1u);
        m_polling->setOnScreen({});
        m_polling->setLookedAt(false);
        pass(31 * minuteMs);
        const size_t aside = askedOf(u"mei"_s);
        pass(20 * minuteMs); // hidden for long: each hour
        QCOMPARE(askedOf(u"mei"_s), aside);
    }

    void seldomWhereEachByteCosts()
    {
        poll();
        const qint64 soon = member(u"mei"_s).nextReadAt;
        m_polling->setMetered(true);
        settle();
        QTRY_VERIFY(member(u"mei"_s).nextReadAt > soon + hourMs);
        m_polling->setMetered(false);
        settle();
        QTRY_VERIFY(member(u"mei"_s).nextReadAt <= soon);
    }

    void aHostThatIsAwayIsWaitedFor()
    {
        poll();
        Server *server = serverOf(u"mei"_s);
        server->addFault({.kind = Fault::Kind::Close});
        pass(6 * hourMs);
        QCOMPARE(member(u"mei"_s).polled.end, PollEnd::Unanswered);
        QCOMPARE(member(u"mei"_s).polled.failures, 1);
        QVERIFY(!member(u"mei"_s).error.isEmpty());
        QCOMPARE(member(u"mei"_s).reader, ReaderKind::MastodonApi);
        forgetAsked();
        pass(30 * secondMs);
        QCOMPARE(askedOf(u"mei"_s), 0u);
        pass(minuteMs);
        QVERIFY(askedOf(u"mei"_s) > 0u);
        QCOMPARE(member(u"mei"_s).polled.failures, 2);
        server->clearFaults();
        m_polling->wakeUp();
        pass(3 * minuteMs);
        QCOMPARE(member(u"mei"_s).polled.failures, 0);
        QCOMPARE(member(u"mei"_s).error, QString());
    }

    void aPauseIsKeptOverARestart()
    {
        poll();
        Server *server = serverOf(u"mei"_s);
        server->addFault({.kind = Fault::Kind::RateLimited, .retryAfter = 1800});
        pass(6 * hourMs);
        QCOMPARE(member(u"mei"_s).polled.end, PollEnd::Limited);
        m_fixture->open();
        m_polling.reset();
        forgetAsked();
        poll();
        pass(20 * minuteMs);
        QCOMPARE(askedOf(u"mei"_s), 0u);
        server->clearFaults();
        pass(11 * minuteMs);
        QCOMPARE(member(u"mei"_s).polled.end, PollEnd::Read);
    }

    void aBetterReaderIsFoundWithinADay()
    {
        Server *server = serverOf(u"mei"_s);
        server->addFault({.kind = Fault::Kind::Status, .path = u"/api/v1/*"_s, .status = 401});
        poll();
        QCOMPARE(member(u"mei"_s).reader, ReaderKind::Feed);
        server->clearFaults();
        pass(2 * hourMs);
        QCOMPARE(member(u"mei"_s).reader, ReaderKind::Feed);
        pass(dayMs);
        QCOMPARE(member(u"mei"_s).reader, ReaderKind::MastodonApi);
    }

    void anAccountOpensADoor()
    {
        const QString uri = m_fixture->post(u"ren"_s, u"behind a door"_s);
        m_list = *m_fixture->makeList(u"Closed"_s, {u"ren"_s});
        poll();
        QCOMPARE(member(u"ren"_s).polled.end, PollEnd::Refused);
        QCOMPARE(member(u"ren"_s).reader, ReaderKind::Unreadable);
        QVERIFY(m_fixture->signIn(u"yuki"_s).ok());
        settle();
        QCOMPARE(member(u"ren"_s).reader, ReaderKind::OwnAccount);
        QCOMPARE(rows(), QStringList{uri});
    }

    void whoMayBeAskedAgainIsReadAtOnce()
    {
        m_fixture->http.gate = std::make_shared<Gate>(m_fixture->clock);
        m_fixture->open();
        const QString host = serverOf(u"mei"_s)->host();
        m_fixture->http.gate->setRules({.never = {host}});
        poll();
        QCOMPARE(member(u"mei"_s).reader, ReaderKind::Unreadable);
        QCOMPARE(member(u"mei"_s).remedy, Remedy::Elsewhere);
        m_fixture->http.gate->setRules({});
        m_polling->tryAgain({u"another.example"_s});
        settle();
        QCOMPARE(member(u"mei"_s).reader, ReaderKind::Unreadable); // it is not time yet
        m_polling->tryAgain({host});
        settle();
        QCOMPARE(member(u"mei"_s).reader, ReaderKind::MastodonApi);
        QCOMPARE(member(u"mei"_s).error, QString());
    }
};

QTEST_GUILESS_MAIN(tst_listpolling)
#include "tst_listpolling.moc"
