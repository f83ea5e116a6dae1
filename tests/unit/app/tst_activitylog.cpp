// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activitylog.h"

#include "housetesting.h"
#include "sandbox/streamhub.h"

using namespace asterism;

namespace {

const QString token = u"NGU5YWY1ODEtZGU4OS0zY2Q3LWFhNzItZjE1ZDk4YzU1ZTgz"_s;

} // namespace

/// What happened can be read and copied, and nothing secret with it.
class tst_activitylog : public QObject, private SandboxProgram {
    Q_OBJECT

    std::unique_ptr<Freshening> m_fresh;
    std::unique_ptr<ActivityLog> m_log;

    bool tells(const QString &words, const QString &host) const
    {
        return std::ranges::any_of(m_log->entries(), [&](const ActivityLog::Entry &entry) {
            return entry.host == host && entry.what.contains(words);
        });
    }
    Source signIn(const QString &user) const
    {
        const auto account = m_program->signIn(*m_sandbox, user);
        return account ? homeSource(account->id, account->host) : Source{};
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin({.people = 12, .postsPerServer = 3}));
        App &app = *m_program->app;
        m_fresh =
            std::make_unique<Freshening>(*app.store, *m_program->desk, app.clock, &app.streams);
        m_log = std::make_unique<ActivityLog>(app.streams, *m_fresh, app.clock);
        m_program->desk->start();
        m_fresh->start();
    }
    void cleanup()
    {
        m_program->desk->close();
        m_log.reset();
        m_fresh.reset();
        end();
    }

    void secretsAreLeftOut_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a sentence") << u"a.example did not answer in time. Try again later."_s
                                    << u"a.example did not answer in time. Try again later."_s;
        QTest::newRow("a long host with numbers")
            << u"social.long-name-of-a-2024-club.example cannot be reached."_s
            << u"social.long-name-of-a-2024-club.example cannot be reached."_s;
        QTest::newRow("a status") << u"error code: 404"_s << u"error code: 404"_s;
        QTest::newRow("a time") << u"Next try after 2026-11-28T12:00:00.000Z."_s
                                << u"Next try after 2026-11-28T12:00:00.000Z."_s;
        QTest::newRow("a query") << u"no wss://a.example/api/v1/streaming?access_token=abc here"_s
                                 << u"no wss://a.example/api/v1/streaming here"_s;
        QTest::newRow("a password in an address")
            << u"see https://me:pass@a.example/x#y"_s << u"see https://a.example/x"_s;
        QTest::newRow("half an address")
            << u"GET /streaming?stream=user&access_token=abc"_s << u"GET /streaming…"_s;
        QTest::newRow("half an address of Misskey's")
            << u"GET /streaming?i=abc"_s << u"GET /streaming…"_s;
        QTest::newRow("a body of Misskey's")
            << u"no {\"i\": \"abc\", \"limit\":3}"_s << u"no {\"i\": …, \"limit\":3}"_s;
        QTest::newRow("a bare token")
            << QString(u"invalid token "_s + token + u'.') << u"invalid token …"_s;
        QTest::newRow("a header") << u"Authorization: Bearer abc.def"_s
                                  << u"Authorization: Bearer …"_s;
        QTest::newRow("a short one with its name")
            << u"{\"access_token\": \"abc\"}"_s << u"{\"access_token\": …"_s;
        QTest::newRow("of three parts")
            << u"eyJ0eXAiOiJKV1Qi.eyJhdWQiOiIxIn0.dGhlIHNpZ25hdHVyZQ expired"_s << u"… expired"_s;
        QTest::newRow("written for an address") << u"abcDEF123%2Babc%3DDEF456"_s << u"…"_s;
    }
    void secretsAreLeftOut()
    {
        QFETCH(QString, words);
        QTEST(withoutSecrets(words), "shown");
    }

    void whatIsCutLeavesNoPieceOfASecret()
    {
        const QString words = withoutSecrets(QString(485, u' ') + token);
        QVERIFY2(!words.contains(token.left(4)), qPrintable(words.trimmed()));
        QVERIFY(withoutSecrets(QString(100'000, u'a')).size() <= 500);
    }

    void oneThingOftenIsOneEntry()
    {
        const QString host = u"a.example"_s;
        m_log->note({.account = {}, .host = host, .source = {}, .what = u"away"_s});
        m_log->note({.account = {}, .host = u"b.example"_s, .source = {}, .what = u"away"_s});
        m_log->note({.account = {}, .host = host, .source = {}, .what = u"away"_s});
        QCOMPARE(m_log->entries().size(), 2U);
        QCOMPARE(m_log->entries().front().times, 2);
        m_log->note({.account = {}, .host = host, .source = {}, .what = u"back"_s});
        m_log->note({.account = {}, .host = host, .source = {}, .what = u"away"_s});
        QCOMPARE(m_log->entries().size(), 4U);
    }

    void itIsBounded()
    {
        QSignalSpy changed(m_log.get(), &ActivityLog::changed);
        const int many = int(ActivityLog::most) + 50;
        for (int i = 0; i < many; ++i) {
            m_log->note(
                {.account = {}, .host = u"a.example"_s, .source = {}, .what = QString::number(i)});
        }
        QCOMPARE(changed.size(), many);
        QCOMPARE(m_log->entries().size(), ActivityLog::most);
        QCOMPARE(m_log->entries().back().what, QString::number(many - 1));
        QCOMPARE(m_log->entries().front().what, u"50"_s);
    }

    void aStreamTellsItsLife()
    {
        const Source home = signIn(u"ao"_s);
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).stream.joined, patienceMs);
        QVERIFY(tells(u"the stream is open"_s, home.host));
        QVERIFY(tells(u"what was missed is read"_s, home.host));
        Server *server = m_sandbox->serverOf(u"ao"_s);
        server->stopListening();
        QTRY_VERIFY_WITH_TIMEOUT(tells(home.host + u" cannot be reached"_s, home.host), patienceMs);
        QVERIFY(server->listenAgain());
        const size_t before = m_log->entries().size();
        m_fresh->wakeUp();
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).stream.joined, patienceMs);
        QVERIFY(m_log->entries().size() > before);
        QVERIFY(tells(u"everything is tried again"_s, {}));
    }

    void aLookThatNobodyNeededIsNoEvent()
    {
        const Source home = signIn(u"ao"_s);
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).stream.joined, patienceMs);
        const size_t before = m_log->entries().size();
        const qint64 looked = m_fresh->status(home.key()).lastOkAt;
        QTRY_VERIFY(m_program->app->clock.now() > looked);
        m_fresh->refreshNow(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).lastOkAt > looked, patienceMs);
        QCOMPARE(m_log->entries().size(), before);
    }

    void aPolledServerTellsItsTroubles()
    {
        const Source home = signIn(u"sora"_s);
        Server *server = m_sandbox->serverOf(u"sora"_s);
        server->stopListening();
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(tells(u" cannot be reached"_s, home.host), patienceMs);
        QVERIFY(server->listenAgain());
        m_fresh->refreshNow(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(tells(u"it can be read again"_s, home.host), patienceMs);
    }

    void aServerThatAsksToWait()
    {
        const Source home = signIn(u"sora"_s);
        m_sandbox->serverOf(u"sora"_s)->addFault({.kind = Fault::Kind::RateLimited});
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(tells(u"asks to wait"_s, home.host), patienceMs);
    }

    void aTokenThatEndsIsNotInIt()
    {
        const Source home = signIn(u"ao"_s);
        const QString own = m_sandbox->serverOf(u"ao"_s)->token(u"ao"_s);
        m_fresh->watch(home.key());
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(home.key()).stream.joined, patienceMs);
        m_sandbox->revokeToken(u"ao"_s);
        m_sandbox->streams(m_sandbox->serverOf(u"ao"_s))
            ->breakAll(StreamClosing::Kind::Frame, 1011);
        QTRY_VERIFY_WITH_TIMEOUT(tells(u"Sign in again"_s, home.host), patienceMs);
        for (const ActivityLog::Entry &entry : m_log->entries()) {
            QVERIFY2(!entry.what.contains(own), qPrintable(entry.what));
        }
    }
};

QTEST_GUILESS_MAIN(tst_activitylog)
#include "tst_activitylog.moc"
