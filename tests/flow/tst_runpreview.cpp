// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/followers.h"
#include "migration/pace.h"
#include "runsfixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

/// What is known of an import before it begins, against the sandbox's servers.
class tst_runpreview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture =
            std::make_unique<RunsFixture>(Sandbox::Options{.people = 60, .postsPerServer = 0});
        QVERIFY(m_fixture->isReady());
        m_fixture->openAllHosts();
        const auto account = m_fixture->signIn(u"ao"_s);
        QVERIFY(account);
        m_account = *account;
        m_desk = std::make_unique<RunDesk>(*m_fixture);
        m_afar = m_fixture->sandbox.strangersTo(u"ao"_s, 60);
        m_afar.removeIf([this](const QString &one) { return one.endsWith(m_account.host); });
        QVERIFY(m_afar.size() >= 5);
    }
    void cleanup()
    {
        m_desk.reset();
        m_fixture.reset();
    }

    void whoMovedAndWhoIsGone()
    {
        QVERIFY(m_fixture->sandbox.suspend(m_afar[1]));
        QVERIFY(m_fixture->sandbox.move(m_afar[2], m_afar[3]));
        lookupsFailOnce(410);
        const auto rows = lookedUp(MovedKind::Follows,
            {m_afar[0], m_afar[1], m_afar[2], m_afar[4], u"nobody@"_s + m_account.host,
                u"nobody@"_s + m_afar[0].section(u'@', 1)});
        QCOMPARE(findings(rows),
            (QList<Finding>{Finding::Gone, Finding::Gone, Finding::Moved, Finding::ToDo,
                Finding::Unknown, Finding::ToDo}));
        QVERIFY(!rows[0].detail.isEmpty() && !rows[1].detail.isEmpty());
        QVERIFY(rows[0].detail != rows[1].detail);
        QCOMPARE(rows[2].movedTo, m_afar[3]);
        QVERIFY(rows[3].detail.isEmpty() && !rows[3].localId.isEmpty());
        QVERIFY(m_fixture->sandbox.writesOf(u"ao"_s, u"follow"_s).isEmpty());
    }

    /// Nobody is followed by blocking them, and who is suspended may come back.
    void whoIsBlockedMayBeSuspended()
    {
        QVERIFY(m_fixture->sandbox.suspend(m_afar[0]));
        QVERIFY(m_fixture->sandbox.move(m_afar[1], m_afar[2]));
        QCOMPARE(findings(lookedUp(MovedKind::Blocks, {m_afar[0], m_afar[1]})),
            (QList<Finding>{Finding::ToDo, Finding::ToDo}));
    }

    /// Whoever was gone in the preview and is there when the row's turn comes is followed.
    void whoComesBackIsFollowed()
    {
        lookupsFailOnce(410);
        const auto rows = lookedUp(MovedKind::Follows, {m_afar[0]});
        QCOMPARE(findings(rows), QList<Finding>{Finding::Gone});
        QVERIFY(m_fixture->sandbox.setLocked(m_afar[0], false));
        QVERIFY(await(m_desk->runner.begin(m_run)));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->run(m_run).state, RunState::Done, 30'000);
        QCOMPARE(m_fixture->outcomes(m_run), QStringList{u"followed"_s});
        QVERIFY(m_fixture->rowsOf(m_run)[0].detail.isEmpty());
    }

    /// The server is asked how many follow the account only where that matters.
    void howManyItMayFollow()
    {
        const QString asked = u"/api/v1/accounts/verify_credentials"_s;
        Server *server = m_fixture->sandbox.serverOf(u"ao"_s);
        QCOMPARE(followers(), qint64(-1));
        checked(MovedKind::Follows, m_afar);
        server->clearRequestLog(); // a reading asks whose token it is, too
        checked(MovedKind::Follows, m_afar);
        QCOMPARE(server->requestCount(asked), 0);
        QVERIFY(await(m_desk->census.step(m_account, MovedKind::Followers, 0)));
        server->clearRequestLog();
        QCOMPARE(followers(), qint64(m_fixture->sandbox.relationsOf(u"ao"_s).followers.size()));
        QStringList many;
        for (int i = 0; i <= followCap({.software = u"mastodon"_s}); ++i) {
            many << u"user%1@x.example"_s.arg(i);
        }
        checked(MovedKind::Follows, many);
        QCOMPARE(server->requestCount(asked), 1);
        QVERIFY(followers() >= m_fixture->sandbox.relationsOf(u"ao"_s).followers.size());
        checked(MovedKind::Blocks, many);
        QCOMPARE(server->requestCount(asked), 1);
    }

    /// Without an answer the preview goes by what everybody may.
    void nobodySaysHowMany()
    {
        checked(MovedKind::Follows, m_afar); // what the account has is known from here on
        Server *server = m_fixture->sandbox.serverOf(u"ao"_s);
        server->addFault({.kind = Fault::Kind::Status,
            .path = u"/api/v1/accounts/verify_credentials"_s,
            .status = 500});
        QStringList many;
        for (int i = 0; i <= followCap({.software = u"mastodon"_s}); ++i) {
            many << u"user%1@x.example"_s.arg(i);
        }
        checked(MovedKind::Follows, many);
        QCOMPARE(m_fixture->run(m_run).state, RunState::Ready);
        QCOMPARE(followers(), qint64(-1));
    }

private:
    void lookupsFailOnce(int status)
    {
        m_fixture->sandbox.serverOf(u"ao"_s)->addFault({.kind = Fault::Kind::Status,
            .path = u"/api/v1/accounts/lookup"_s,
            .times = 1,
            .status = status});
    }

    void checked(MovedKind kind, const QStringList &subjects)
    {
        std::vector<MovedItem> items;
        for (const QString &subject : subjects) {
            items.push_back({.subject = subject});
        }
        m_run = m_fixture->ready(
            *m_desk, {.account = m_account.id, .acct = m_account.acct, .kind = kind}, items);
        QVERIFY(m_run > 0);
    }

    std::vector<RunRow> lookedUp(MovedKind kind, const QStringList &subjects)
    {
        checked(kind, subjects);
        for (int i = 0; i < 20; ++i) {
            const auto all = await(m_desk->runner.lookUp(m_run));
            if (!all || *all) {
                break;
            }
        }
        return m_fixture->rowsOf(m_run);
    }

    static QList<Finding> findings(const std::vector<RunRow> &rows)
    {
        QList<Finding> all;
        for (const RunRow &row : rows) {
            all << row.finding;
        }
        return all;
    }

    qint64 followers()
    {
        const auto known =
            m_fixture->read([this](store::CacheTx &tx) { return knownFollowers(tx, m_account); });
        return known ? *known : -2;
    }

    std::unique_ptr<RunsFixture> m_fixture;
    std::unique_ptr<RunDesk> m_desk;
    Account m_account;
    QStringList m_afar; ///< whom ao does not follow, at other servers
    qint64 m_run = 0;
};

QTEST_GUILESS_MAIN(tst_runpreview)
#include "tst_runpreview.moc"
