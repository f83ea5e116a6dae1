// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/asker.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// Whom a server knows, and how it gets to know the others.
class tst_sandboxacquaintance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Two servers whose people have never heard of each other.
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 5,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s},
            .acquainted = false}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void aSearchThatResolvesMakesKnown_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("search") << u"/api/v2/search?type=accounts&resolve=true&q=%1"_s;
        QTest::newRow("accounts") << u"/api/v1/accounts/search?resolve=true&limit=1&q=%1"_s;
    }
    void aSearchThatResolvesMakesKnown()
    {
        QFETCH(QString, path);
        const QString newcomer = stranger();
        const QString lookup = u"/api/v1/accounts/lookup?acct="_s + newcomer;
        QCOMPARE(m_asker->get(u"ao"_s, lookup).status, 404);
        const QString silent = QString(path).remove(u"resolve=true&"_s);
        QVERIFY(!m_asker->get(u"ao"_s, silent.arg(newcomer)).body.contains("acct"));
        QVERIFY(m_asker->get(u"ao"_s, path.arg(newcomer)).body.contains(newcomer.toLatin1()));
        const QJsonObject account = m_asker->get(u"ao"_s, lookup).object();
        QCOMPARE(account[u"acct"_s].toString(), newcomer);
        QCOMPARE(m_asker->get(u"ao"_s, u"/api/v1/accounts/"_s + account[u"id"_s].toString()).status,
            200);
    }

    void soDoesAPost()
    {
        const QString newcomer = stranger();
        const QString uri = m_sandbox->post(newcomer, u"from afar"_s);
        m_sandbox->federate(uri, m_sandbox->serverOf(u"ao"_s));
        QCOMPARE(m_asker->get(u"ao"_s, u"/api/v1/accounts/lookup?acct="_s + newcomer).status, 200);
    }

    void theMovedSayWhither()
    {
        QVERIFY(m_sandbox->move(u"ren"_s, u"mei"_s));
        const QJsonObject account =
            m_asker
                ->get(u"ao"_s,
                    u"/api/v1/accounts/search?resolve=true&q="_s + m_sandbox->handle(u"ren"_s))
                .array()
                .at(0)
                .toObject();
        QCOMPARE(account[u"moved"_s][u"acct"_s].toString(), u"mei"_s);
        QVERIFY(m_sandbox->suspend(u"ren"_s));
        QVERIFY(m_asker->idOf(u"ao"_s, u"ren"_s).isEmpty());
    }

    void lastPostIsTold()
    {
        m_sandbox->post(u"yuki"_s, u"today"_s);
        const QJsonObject account =
            m_asker->get(u"ao"_s, u"/api/v1/accounts/"_s + m_asker->idOf(u"ao"_s, u"yuki"_s))
                .object();
        QCOMPARE(account[u"last_status_at"_s].toString(), isoTime(epoch).left(10));
    }

    void nobodyThereIsNobody()
    {
        const QString path = u"/api/v1/accounts/search?resolve=true&q=nobody@nowhere.example"_s;
        QCOMPARE(m_asker->get(u"ao"_s, path).status, 200);
        QVERIFY(m_asker->get(u"ao"_s, path).array().isEmpty());
    }

    void aCrowdIsThereAtOnce()
    {
        QElapsedTimer timer;
        timer.start();
        Sandbox crowded;
        QVERIFY(crowded.start({.firstPort = 20'000,
            .sockets = false,
            .people = 5000,
            .postsPerServer = 0,
            .clock = &m_clock}));
        QCOMPARE(crowded.followCrowd(u"ao"_s, 4000).size(), 4000);
        QVERIFY(crowded.relationsOf(u"ao"_s).follows.size() >= 4000);
        QVERIFY(timer.elapsed() < 20'000); // far above what it takes
    }

private:
    /// Somebody elsewhere whom nobody of ao's server follows or is followed by.
    QString stranger()
    {
        for (const QString &user : {u"yuki"_s, u"ren"_s}) {
            for (const QString &whom : {u"ao"_s, u"mei"_s, u"hal"_s}) {
                m_sandbox->unfollow(user, whom);
                m_sandbox->unfollow(whom, user);
            }
        }
        m_sandbox->forgetPerson(m_sandbox->serverOf(u"ao"_s), u"ren"_s);
        return m_sandbox->handle(u"ren"_s);
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxacquaintance)
#include "tst_sandboxacquaintance.moc"
