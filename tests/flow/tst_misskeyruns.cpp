// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"
#include "sync/outbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int patienceMs = 30'000;

QStringList madeUpHosts(int count)
{
    QStringList hosts;
    for (int i = 0; i < count; ++i) {
        hosts << u"bad%1.example"_s.arg(i);
    }
    return hosts;
}

} // namespace

/// Runs of what Misskey takes in a way of its own: whole lists of servers, mutes that
/// end, and clips.
class tst_misskeyruns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { settle(16); }
    void cleanup() { leave(); }

    // ---- servers ------------------------------------------------------------------------------

    void manyServersAreFewWrites()
    {
        const QStringList hosts = madeUpHosts(1000);
        server()->clearRequestLog();
        const qint64 id = began(MovedKind::DomainBlocks, itemsOf(hosts));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(1000, u"blocked"_s));
        QCOMPARE(updates(), 2);
        const QStringList now = sandbox().relationsOf(u"hanako"_s).domainBlocks;
        QVERIFY(
            std::ranges::all_of(hosts, [&now](const QString &host) { return now.contains(host); }));
        const qint64 again = ready(MovedKind::DomainBlocks, itemsOf(hosts)); // the census knows
        QCOMPARE(m_fixture->outcomes(again), QStringList(1000, u"already"_s));
    }

    /// It was done, and nobody heard of it: what is marked is asked for, and not sent again.
    void anAnswerThatWasLost()
    {
        server()->addFault({.kind = Fault::Kind::Close,
            .path = u"/api/i/update"_s,
            .times = 1,
            .takesEffect = true});
        const qint64 id = began(MovedKind::DomainBlocks, itemsOf(madeUpHosts(5)));
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->run(id).waitUntil > 0, patienceMs);
        for (const RunRow &row : m_fixture->rowsOf(id)) {
            QCOMPARE(row.state, RowState::Sending);
        }
        server()->clearRequestLog();
        goOnAfterRestart();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(5, u"blocked"_s));
        QCOMPARE(updates(), 0);
    }

    /// Nothing of it arrived: it is sent once more, whole.
    void aWriteThatWasCut()
    {
        server()->addFault({.kind = Fault::Kind::Close, .path = u"/api/i/update"_s, .times = 1});
        const qint64 id = began(MovedKind::DomainBlocks, itemsOf(madeUpHosts(5)));
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->run(id).waitUntil > 0, patienceMs);
        server()->clearRequestLog();
        goOnAfterRestart();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(5, u"blocked"_s));
        QCOMPARE(updates(), 1);
    }

    /// The server says yes, and keeps what it had.
    void serversThatWereNotTaken()
    {
        server()->addFault({.kind = Fault::Kind::Empty, .path = u"/api/i/update"_s});
        const qint64 id = began(MovedKind::DomainBlocks, itemsOf(madeUpHosts(3)));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(3, u"refused"_s));
        for (const RunRow &row : m_fixture->rowsOf(id)) {
            QVERIFY(row.detail.contains(u"said yes"_s) && mayRetry(row));
        }
        QVERIFY(!sandbox().relationsOf(u"hanako"_s).domainBlocks.contains(u"bad0.example"_s));
    }

    void overwritingTakesTheOthersOut()
    {
        const qint64 first = began(MovedKind::DomainBlocks, itemsOf(madeUpHosts(6)));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(first).state, RunState::Done, patienceMs);
        const auto had = sandbox().relationsOf(u"hanako"_s).domainBlocks.size();
        QVERIFY(had >= 6);
        m_fixture->pass(hourMs);
        server()->clearRequestLog();
        m_overwrite = true;
        const qint64 id =
            began(MovedKind::DomainBlocks, itemsOf({u"bad0.example"_s, u"new.example"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id).count(u"unblocked"_s), had - 1);
        QStringList now = sandbox().relationsOf(u"hanako"_s).domainBlocks;
        now.sort();
        QCOMPARE(now, (QStringList{u"bad0.example"_s, u"new.example"_s}));
        QCOMPARE(updates(), 2); // one adds, one takes away
    }

    // ---- mutes --------------------------------------------------------------------------------

    /// To change a mute it is muted twice, which must both be allowed before anything is taken
    /// away.
    void mutesAreNotTakenAwayWithoutRoom()
    {
        leave();
        settle(60);
        server()->setWriteLimit(WriteClass::Mutes, {.writes = 20, .windowMs = hourMs});
        const QStringList people = sandbox().strangersTo(u"hanako"_s, 20);
        QCOMPARE(people.size(), 20);
        QVERIFY(sandbox().mute(u"hanako"_s, people.last()));
        std::vector<MovedItem> items = itemsOf(people);
        items.back().expiresAt = m_fixture->clock.now() + 30 * dayMs;
        const qint64 id = began(MovedKind::Mutes, items);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_fixture->run(id).waitUntil > m_fixture->clock.now() + 10 * minuteMs, patienceMs);
        QCOMPARE(m_fixture->outcomes(id).count(u"muted"_s), 19);
        QVERIFY(sandbox().relationsOf(u"hanako"_s).mutes.contains(people.last()));
        QCOMPARE(sandbox().writesOf(u"hanako"_s, u"unmute"_s).size(), 0);
        passHours(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(20, u"muted"_s));
        QCOMPARE(sandbox().relationsOf(u"hanako"_s).mutes.value(people.last()).endsAt,
            items.back().expiresAt);
        for (const WriteWindow &window : sandbox().writeWindowsOf(u"hanako"_s, WriteClass::Mutes)) {
            QCOMPARE(window.refused, 0);
        }
    }

    /// Nobody knew that others had used it up. Whatever becomes of the run, they are muted again.
    void whoeverIsUnmutedIsMutedAgain()
    {
        const QString who = sandbox().strangersTo(u"hanako"_s, 1).value(0);
        QVERIFY(sandbox().mute(u"hanako"_s, who));
        server()->addFault({.kind = Fault::Kind::RateLimited,
            .path = u"/api/mute/create"_s,
            .skip = 1,
            .times = 1,
            .retryAfter = 1800});
        std::vector<MovedItem> items = itemsOf({who});
        items.back().expiresAt = m_fixture->clock.now() + 30 * dayMs;
        const qint64 id = began(MovedKind::Mutes, items);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QVERIFY(!sandbox().relationsOf(u"hanako"_s).mutes.contains(who));
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"refused"_s});
        const QString detail = m_fixture->rowsOf(id).front().detail;
        QVERIFY2(detail.contains(u"outbox"_s), qPrintable(detail));
        m_desk.reset();
        m_fixture->open();
        m_fixture->openAllHosts();
        m_fixture->pass(hourMs);
        Outbox outbox(m_fixture->house->core, m_fixture->house->sessions);
        outbox.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            sandbox().relationsOf(u"hanako"_s).mutes.contains(who), patienceMs);
        QCOMPARE(sandbox().relationsOf(u"hanako"_s).mutes.value(who).endsAt, items[0].expiresAt);
        outbox.close();
        endWork(m_fixture->house->core, {&outbox});
    }

    /// Who is muted for ever is not changed by a run that says no end.
    void mutesWithoutAnEndStay_data()
    {
        QTest::addColumn<std::optional<bool>>("hides");
        QTest::newRow("nothing is said") << std::optional<bool>();
        QTest::newRow("notifications are shown") << std::optional(false); // no such option there
    }
    void mutesWithoutAnEndStay()
    {
        QFETCH(const std::optional<bool>, hides);
        const QString who = sandbox().strangersTo(u"hanako"_s, 1).value(0);
        std::vector<MovedItem> items = itemsOf({who});
        items.back().hideNotifications = hides;
        const qint64 id = ready(MovedKind::Mutes, items);
        QVERIFY(sandbox().mute(u"hanako"_s, who)); // somewhere else, since it was looked at
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"already"_s});
        QCOMPARE(sandbox().writesOf(u"hanako"_s, u"mute"_s).size(), 0);
    }

    /// What a run leaves as it is is nothing to do before it runs.
    void aPreviewKnowsThatMutesHaveNoChoice()
    {
        const QStringList people = sandbox().strangersTo(u"hanako"_s, 2);
        QVERIFY(sandbox().mute(u"hanako"_s, people.value(0)));
        std::vector<MovedItem> items = itemsOf(people);
        for (MovedItem &item : items) {
            item.hideNotifications = false;
        }
        const qint64 id = ready(MovedKind::Mutes, items);
        QCOMPARE(m_fixture->outcomes(id).value(0), u"already"_s);
        begin(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), (QStringList{u"already"_s, u"muted"_s}));
        for (MovedItem &item : items) {
            item.hideNotifications = true;
        }
        const qint64 again = ready(MovedKind::Mutes, items); // the census knows
        QCOMPARE(m_fixture->outcomes(again), QStringList(2, u"already"_s));
    }

    // ---- clips --------------------------------------------------------------------------------

    void clipsAreMadeAndFilled()
    {
        const QString tea = sandbox().post(u"taro"_s, u"Tea"_s);
        const QString far = sandbox().post(u"mei"_s, u"From afar"_s);
        QVERIFY(!sandbox().addClip(u"hanako"_s, u"猫"_s, {tea}).isEmpty());
        const QString gone = m_fixture->sandbox.server(u"mastodon"_s)->baseUrl() + u"/@mei/1"_s;
        const qint64 id = began(MovedKind::Clips,
            {clipped(tea, u"猫"_s), clipped(far, u"猫"_s), clipped(tea, u"Tea, \"green\""_s),
                clipped(far, u"Tea, \"green\""_s), clipped(gone, u"猫"_s)});
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id),
            (QStringList{u"already"_s, u"clipped"_s, u"clipped"_s, u"clipped"_s, u"not-found"_s}));
        const auto clips = sandbox().clipsOf(u"hanako"_s);
        QCOMPARE(clips.value(u"猫"_s), (QStringList{tea, far})); // the one that there was
        QCOMPARE(clips.value(u"Tea, \"green\""_s), (QStringList{tea, far}));
        QCOMPARE(sandbox().writesOf(u"hanako"_s, u"create_clip"_s).size(), 1);
        const qint64 again = ready(MovedKind::Clips, {clipped(far, u"猫"_s)}); // the census knows
        QCOMPARE(m_fixture->outcomes(again), QStringList{u"already"_s});
    }

    void whatIsInTheClipSince()
    {
        const QString tea = sandbox().post(u"taro"_s, u"Tea"_s);
        QVERIFY(!sandbox().addClip(u"hanako"_s, u"猫"_s, {}).isEmpty());
        const qint64 id = ready(MovedKind::Clips, {clipped(tea, u"猫"_s)});
        server()->addFault({.kind = Fault::Kind::Close,
            .path = u"/api/clips/add-note"_s,
            .times = 1,
            .takesEffect = true});
        begin(id);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->run(id).waitUntil > 0, patienceMs);
        goOnAfterRestart();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"clipped"_s});
        QCOMPARE(sandbox().clipsOf(u"hanako"_s).value(u"猫"_s), QStringList{tea});
    }

    /// One clip that takes no more does not stop the others, and is not asked again and again.
    void noMoreClips()
    {
        const QString tea = sandbox().post(u"taro"_s, u"Tea"_s);
        const auto had = sandbox().clipsOf(u"hanako"_s).size();
        std::vector<MovedItem> items;
        for (auto i = had; i < 12; ++i) {
            items.push_back(clipped(tea, u"clip %1"_s.arg(i)));
        }
        items.push_back(clipped(sandbox().post(u"taro"_s, u"More"_s), u"clip 11"_s));
        items.push_back(clipped(sandbox().post(u"taro"_s, u"Else"_s), u"clip 11"_s));
        items.push_back(clipped(sandbox().post(u"taro"_s, u"Last"_s), u"clip 9"_s));
        const qint64 id = began(MovedKind::Clips, items);
        passHours(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        const auto rows = m_fixture->rowsOf(id);
        QCOMPARE(rows.back().outcome, Outcome::Done);
        QCOMPARE(m_fixture->outcomes(id).count(u"refused"_s), 4);
        for (const RunRow &row : rows) {
            const bool full = row.outcome == Outcome::Refused;
            QCOMPARE(full, row.item.list == u"clip 10" || row.item.list == u"clip 11");
            QVERIFY(!full || row.detail.contains(u"as many clips as it may"_s));
        }
        QCOMPARE(sandbox().clipsOf(u"hanako"_s).size(), 10);
        QVERIFY(m_desk->paused.isEmpty());
    }

    void waitsForTheWindowOfClips()
    {
        server()->setWriteLimit(WriteClass::Clips, {.writes = 3, .windowMs = hourMs});
        QVERIFY(!sandbox().addClip(u"hanako"_s, u"猫"_s, {}).isEmpty());
        std::vector<MovedItem> items;
        for (int i = 0; i < 7; ++i) {
            items.push_back(clipped(sandbox().post(u"taro"_s, u"Tea %1"_s.arg(i)), u"猫"_s));
        }
        const qint64 id = began(MovedKind::Clips, items);
        passHours(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(7, u"clipped"_s));
        for (const WriteWindow &window : sandbox().writeWindowsOf(u"hanako"_s, WriteClass::Clips)) {
            QVERIFY(window.refused <= 1);
        }
    }

    void overwritingEmptiesClips()
    {
        const QString tea = sandbox().post(u"taro"_s, u"Tea"_s);
        const QString old = sandbox().post(u"taro"_s, u"Old"_s);
        QVERIFY(!sandbox().addClip(u"hanako"_s, u"猫"_s, {tea, old}).isEmpty());
        m_overwrite = true;
        const qint64 id = began(MovedKind::Clips, {clipped(tea, u"猫"_s)});
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(id).state, RunState::Done, patienceMs);
        QVERIFY(m_fixture->outcomes(id).contains(u"unclipped"_s));
        QCOMPARE(sandbox().clipsOf(u"hanako"_s).value(u"猫"_s), QStringList{tea});
    }

    /// A server that keeps none says so before anything is sent.
    void clipsWhereThereAreNone()
    {
        const auto mei = m_fixture->signIn(u"mei"_s);
        QVERIFY(mei);
        m_account = *mei;
        const QString tea = sandbox().post(u"taro"_s, u"Tea"_s);
        const qint64 id = ready(MovedKind::Clips, {clipped(tea, u"猫"_s)});
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"refused"_s});
        QVERIFY(m_fixture->rowsOf(id)[0].detail.contains(u"keeps no clips"_s));
    }

private:
    void settle(int people)
    {
        m_fixture = std::make_unique<RunsFixture>(Sandbox::Options{
            .people = people, .postsPerServer = 1, .softwares = {u"misskey"_s, u"mastodon"_s}});
        QVERIFY(m_fixture->isReady());
        m_fixture->openAllHosts();
        const auto account = m_fixture->signIn(u"hanako"_s);
        QVERIFY(account);
        m_account = *account;
        m_desk = std::make_unique<RunDesk>(*m_fixture);
    }
    void leave()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    Sandbox &sandbox() { return m_fixture->sandbox; }
    Server *server() { return sandbox().serverOf(u"hanako"_s); }
    int updates() { return server()->requestCount(u"/api/i/update"_s); }

    static std::vector<MovedItem> itemsOf(const QStringList &subjects)
    {
        std::vector<MovedItem> items;
        for (const QString &subject : subjects) {
            items.push_back({.subject = subject});
        }
        return items;
    }
    static MovedItem clipped(const QString &uri, const QString &clip)
    {
        return {.subject = uri, .list = clip};
    }

    qint64 ready(MovedKind kind, const std::vector<MovedItem> &items)
    {
        const Run made{.account = m_account.id,
            .acct = m_account.acct,
            .kind = kind,
            .overwrite = std::exchange(m_overwrite, false)};
        return m_fixture->ready(*m_desk, made, items);
    }
    void begin(qint64 id)
    {
        QVERIFY(id > 0);
        QVERIFY(await(m_desk->runner.begin(id)));
    }
    qint64 began(MovedKind kind, const std::vector<MovedItem> &items)
    {
        const qint64 id = ready(kind, items);
        begin(id);
        return id;
    }
    /// Until it is done, or for eight of them.
    void passHours(qint64 id)
    {
        for (int hour = 0; hour < 8 && m_fixture->run(id).state == RunState::Running; ++hour) {
            QTRY_VERIFY_WITH_TIMEOUT(m_fixture->run(id).state == RunState::Done
                    || m_fixture->run(id).waitUntil > m_fixture->clock.now(),
                patienceMs);
            m_fixture->pass(hourMs + 2 * secondMs);
            m_desk->runner.tick();
        }
    }
    /// Nothing but the database remembers.
    void goOnAfterRestart()
    {
        m_desk.reset();
        m_fixture->open();
        m_fixture->openAllHosts();
        m_fixture->pass(2 * hourMs);
        m_desk = std::make_unique<RunDesk>(*m_fixture);
    }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunDesk> m_desk;
    Account m_account;
    bool m_overwrite = false; ///< of the next run
};

QTEST_GUILESS_MAIN(tst_misskeyruns)
#include "tst_misskeyruns.moc"
