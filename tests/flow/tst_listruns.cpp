// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

constexpr int patienceMs = 30'000;
constexpr qint64 spacingMs = 10 * secondMs; // far longer than a test takes

} // namespace

/// Imports into a server's lists, where its lists take only people whom the account follows
/// (GoToSocial), at a pace of one write in ten seconds by a clock that only the test moves.
class tst_listruns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture =
            std::make_unique<RunsFixture>(Sandbox::Options{.people = 60, .postsPerServer = 0});
        QVERIFY(m_fixture->isReady());
        m_fixture->openAllHosts();
        const auto account = m_fixture->signIn(u"yuki"_s);
        QVERIFY(account);
        m_account = *account;
        m_desk = std::make_unique<RunDesk>(*m_fixture, RunnerLimits{.spacingMs = spacingMs});
        m_strangers = m_fixture->sandbox.strangersTo(u"yuki"_s, 6);
        QCOMPARE(m_strangers.size(), 6);
        m_list = m_fixture->sandbox.addServerList(u"yuki"_s, u"Tea"_s, {});
        QVERIFY(!m_list.isEmpty());
    }
    void cleanup()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    /// Asked, and put into the list once they agreed: once, and one after the other.
    void whoAgreesLaterIsListed()
    {
        const QStringList people = m_strangers.mid(0, 2);
        const qint64 id = askedFor(people);
        QVERIFY(members().isEmpty());
        server()->clearRequestLog();
        m_fixture->pass(minuteMs);
        m_desk->runner.look();
        QTRY_VERIFY_WITH_TIMEOUT(nextLook() > m_fixture->clock.now(), patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList(2, u"requested"_s)); // nobody has answered
        QCOMPARE(asked("GET", relations), 1);
        QCOMPARE(asked("POST", membersPath()), 0);

        for (const QString &person : people) {
            QVERIFY(m_fixture->sandbox.acceptFollow(u"yuki"_s, person));
        }
        m_fixture->pass(hourMs);
        m_desk->runner.look();
        QTRY_COMPARE_WITH_TIMEOUT(listed(id), 1, patienceMs);
        // The other one's turn comes by the pace, whoever looks meanwhile.
        QCOMPARE(nextLook(), m_fixture->clock.now() + spacingMs);
        m_desk->runner.tick();
        m_desk->runner.look();
        QCOMPARE(nextLook(), m_fixture->clock.now() + spacingMs);
        QCOMPARE(asked("POST", membersPath()), 1);
        m_fixture->pass(spacingMs);
        m_desk->runner.tick();
        QTRY_COMPARE_WITH_TIMEOUT(listed(id), 2, patienceMs);
        QCOMPARE(members(), sorted(people));

        QCOMPARE(nextLook(), qint64(0)); // it is over with them
        m_fixture->pass(2 * dayMs);
        m_desk->runner.look();
        m_desk->runner.tick();
        QCOMPARE(nextLook(), qint64(0));
        QCOMPARE(asked("POST", membersPath()), 2);
        QCOMPARE(m_desk->ended, QList<qint64>{id}); // the run ended once
    }

    /// The answer of the list got lost: it says itself that they are in.
    void whoIsListedIsNotListedTwice()
    {
        const qint64 id = askedFor({m_strangers[0]});
        QVERIFY(m_fixture->sandbox.acceptFollow(u"yuki"_s, m_strangers[0]));
        server()->addFault(
            {.kind = Fault::Kind::Close, .path = membersPath(), .times = 1, .takesEffect = true});
        server()->clearRequestLog();
        m_fixture->pass(2 * minuteMs);
        m_desk->runner.look();
        QTRY_VERIFY_WITH_TIMEOUT(nextLook() > m_fixture->clock.now(), patienceMs);
        QCOMPARE(m_fixture->outcomes(id), QStringList{u"requested"_s});
        m_fixture->pass(hourMs);
        m_desk->runner.look();
        QTRY_COMPARE_WITH_TIMEOUT(listed(id), 1, patienceMs);
        QCOMPARE(members(), QStringList{m_strangers[0]});
        QCOMPARE(asked("POST", membersPath()), 2);
    }

    void whomTheListRefusesThen()
    {
        const qint64 id = askedFor({m_strangers[0]});
        QVERIFY(m_fixture->sandbox.acceptFollow(u"yuki"_s, m_strangers[0]));
        server()->addFault({.kind = Fault::Kind::Status, .path = membersPath(), .status = 404});
        server()->clearRequestLog();
        m_fixture->pass(2 * minuteMs);
        m_desk->runner.look();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->outcomes(id), QStringList{u"refused"_s}, patienceMs);
        QCOMPARE(asked("POST", membersPath()), 1);
        QCOMPARE(nextLook(), qint64(0));
    }

    /// Making a list is a write as any other of lists.
    void listsAreMadeAtTheSamePace()
    {
        for (const QString &person : m_strangers) {
            QVERIFY(m_fixture->sandbox.follow(u"yuki"_s, person));
        }
        const qint64 id = begun(u"Cats"_s, {m_strangers[0]}, u"Birds"_s, {m_strangers[1]});
        QVERIFY(passUntilDone(id));
        QCOMPARE(m_fixture->outcomes(id), QStringList(2, u"listed"_s));
        QList<qint64> times;
        for (const RequestRecord &request : server()->requestLog()) {
            if (request.method == "POST" && request.path.startsWith(lists)) {
                times << request.at;
            }
        }
        QCOMPARE(times.size(), 4); // two lists, and one person for each
        for (int i = 1; i < times.size(); ++i) {
            QVERIFY2(times[i] - times[i - 1] >= spacingMs, qPrintable(QString::number(i)));
        }
        QCOMPARE(asked("POST", lists), 2);
    }

    /// A server that wants no more lists for now is not asked for them before it said.
    void theMakingIsLimited()
    {
        for (const QString &person : m_strangers) {
            QVERIFY(m_fixture->sandbox.follow(u"yuki"_s, person));
        }
        const qint64 id = begun(u"Tea"_s, {m_strangers[0]}, u"Birds"_s, {m_strangers[1]});
        QTRY_COMPARE_WITH_TIMEOUT(listed(id), 1, patienceMs);
        // Its lists were read already, so that the next one to meet this is the making.
        server()->addFault({.kind = Fault::Kind::RateLimited,
            .path = lists,
            .times = 1,
            .retryAfter = 120,
            .style = Fault::RateStyle::RetryAfter});
        m_fixture->pass(spacingMs);
        m_desk->runner.tick();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_fixture->run(id).waitUntil >= m_fixture->clock.now() + 120 * secondMs, patienceMs);
        QCOMPARE(asked("POST", lists), 1);
        m_fixture->pass(minuteMs);
        m_desk->runner.tick();
        QCOMPARE(nextLook(), qint64(0)); // and with that it has been looked at
        QCOMPARE(asked("POST", lists), 1);
        QVERIFY(passUntilDone(id));
        QCOMPARE(m_fixture->outcomes(id), QStringList(2, u"listed"_s));
        QCOMPARE(asked("POST", lists), 2);
    }

    /// The answer was lost: it is not made twice.
    void aListWhoseAnswerGotLost()
    {
        QVERIFY(m_fixture->sandbox.follow(u"yuki"_s, m_strangers[0]));
        QVERIFY(m_fixture->sandbox.follow(u"yuki"_s, m_strangers[1]));
        const qint64 id = begun(u"Tea"_s, {m_strangers[0]}, u"Birds"_s, {m_strangers[1]});
        QTRY_COMPARE_WITH_TIMEOUT(listed(id), 1, patienceMs);
        server()->addFault(
            {.kind = Fault::Kind::Close, .path = lists, .times = 1, .takesEffect = true});
        QVERIFY(passUntilDone(id));
        QCOMPARE(m_fixture->outcomes(id), QStringList(2, u"listed"_s));
        QCOMPARE(asked("POST", lists), 1);
    }

private:
    const QString lists = u"/api/v1/lists"_s;
    const QString relations = u"/api/v1/accounts/relationships"_s;

    Server *server() { return m_fixture->sandbox.serverOf(u"yuki"_s); }
    QString membersPath() const { return lists + u'/' + m_list + u"/accounts"_s; }
    QStringList members() { return m_fixture->sandbox.serverListMembers(u"yuki"_s, m_list); }
    static QStringList sorted(QStringList people)
    {
        people.sort();
        return people;
    }
    int listed(qint64 id) { return int(m_fixture->outcomes(id).count(u"listed"_s)); }
    int asked(const QByteArray &method, const QString &path)
    {
        const auto &log = server()->requestLog();
        return int(std::ranges::count_if(log, [&](const RequestRecord &request) {
            return request.method == method && request.path == path;
        }));
    }
    /// When whoever was asked is looked at again; 0: nobody is.
    qint64 nextLook()
    {
        const auto next = await(m_fixture->house->core.store.readUser(
            [](store::UserTx &tx) { return store::nextLookAt(tx); }));
        return next ? *next : -1;
    }

    qint64 begun(const QString &list, const QStringList &people, const QString &otherList = {},
        const QStringList &others = {})
    {
        std::vector<MovedItem> items;
        for (const QString &person : people) {
            items.push_back({.subject = person, .list = list});
        }
        for (const QString &person : others) {
            items.push_back({.subject = person, .list = otherList});
        }
        const qint64 id = m_fixture->ready(*m_desk,
            {.account = m_account.id,
                .acct = m_account.acct,
                .kind = MovedKind::Lists,
                .serverLists = true,
                .followForLists = true},
            items);
        server()->clearRequestLog();
        return id > 0 && await(m_desk->runner.begin(id)) ? id : 0;
    }

    /// A run for the list that ends with all of them asked; its id.
    qint64 askedFor(const QStringList &people)
    {
        for (const QString &person : people) {
            m_fixture->sandbox.setLocked(person, true);
        }
        const qint64 id = begun(u"Tea"_s, people);
        const bool done = passUntilDone(id);
        return done && m_fixture->outcomes(id) == QStringList(people.size(), u"requested"_s) ? id
                                                                                             : 0;
    }

    /// Time passes only while the run waits for it.
    bool passUntilDone(qint64 id)
    {
        const auto done = [&] { return m_fixture->run(id).state == RunState::Done; };
        const auto wait = [&] { return m_fixture->run(id).waitUntil - m_fixture->clock.now(); };
        for (int i = 0; i < 50 && !done(); ++i) {
            if (!QTest::qWaitFor([&] { return done() || wait() > 0; }, patienceMs)) {
                return false;
            }
            m_fixture->pass(std::max(wait(), qint64(0)));
            m_desk->runner.tick();
        }
        return done();
    }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunDesk> m_desk;
    Account m_account;
    QStringList m_strangers;
    QString m_list;
};

QTEST_GUILESS_MAIN(tst_listruns)
#include "tst_listruns.moc"
