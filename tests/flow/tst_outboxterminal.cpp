// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"

using namespace asterism;
using namespace asterism::flow;

/// Acting in the terminal where no other process is the engine: the program sends by itself, to the
/// sandbox in this process.
class tst_outboxterminal : public QObject, private TerminalTalk {
    Q_OBJECT

    QString uriByMei(const QString &text) const { return m_sandbox->post(u"mei"_s, text); }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
    }

    void posts_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    void posts()
    {
        QFETCH(QString, user);
        signIn(user);
        const QStringList before = m_sandbox->postsOf(user);
        const Said said = json({u"post"_s, u"Tea is ready"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        const QStringList now = m_sandbox->postsOf(user);
        QCOMPARE(now.size(), before.size() + 1);
        QCOMPARE(said.rows.value(0)[u"state"].toString(), u"done"_s);
        QCOMPARE(said.rows.value(0)[u"result_uri"].toString(), now.first());
        QVERIFY(json({u"outbox"_s, u"list"_s}).rows.isEmpty());
    }

    void keepsAndForgetsAPost()
    {
        signIn(u"ao"_s);
        const QString uri = uriByMei(u"tea"_s);
        const Said kept = run({u"bookmark"_s, uri});
        QVERIFY2(kept.status == 0, kept.errors.constData());
        QVERIFY2(kept.output.contains(uri.toUtf8()), kept.output.constData());
        QCOMPARE(m_sandbox->relationsOf(u"ao"_s).bookmarks, QStringList{uri});
        QCOMPARE(run({u"unbookmark"_s, uri}).status, 0);
        QVERIFY(m_sandbox->relationsOf(u"ao"_s).bookmarks.isEmpty());
    }

    void followsMutesAndBlocks()
    {
        signIn(u"ao"_s);
        const QString mei = handle(u"mei"_s);
        m_sandbox->unfollow(u"ao"_s, u"mei"_s);
        const Said followed = run({u"follow"_s, mei, u"--no-boosts"_s});
        QVERIFY2(followed.status == 0, followed.errors.constData());
        const auto follows = m_sandbox->relationsOf(u"ao"_s).follows;
        QVERIFY(follows.contains(mei));
        QVERIFY(!follows[mei].boosts);
        QCOMPARE(run({u"unfollow"_s, mei}).status, 0);
        QVERIFY(!m_sandbox->relationsOf(u"ao"_s).follows.contains(mei));

        QCOMPARE(run({u"mute"_s, mei, u"--for"_s, u"2"_s}).status, 0);
        QVERIFY(m_sandbox->relationsOf(u"ao"_s).mutes.contains(mei));
        QVERIFY(m_sandbox->relationsOf(u"ao"_s).mutes[mei].endsAt > 0);
        QCOMPARE(run({u"unmute"_s, mei}).status, 0);
        QCOMPARE(run({u"block"_s, mei}).status, 0);
        QCOMPARE(m_sandbox->relationsOf(u"ao"_s).blocks, QStringList{mei});
        QCOMPARE(run({u"unblock"_s, mei}).status, 0);
        QVERIFY(m_sandbox->relationsOf(u"ao"_s).blocks.isEmpty());
    }

    void severalAccountsFollow()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const QString kai = handle(u"kai"_s);
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            m_sandbox->unfollow(user, u"kai"_s);
        }
        const Said said = json(
            {u"follow"_s, kai, u"--account"_s, handle(u"ao"_s), u"--account"_s, handle(u"yuki"_s)});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.size(), 2);
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            QVERIFY2(m_sandbox->relationsOf(user).follows.contains(kai), qPrintable(user));
        }
    }

    // Its words are shown; what it refused can be tried again.
    void whatAServerRefuses()
    {
        signIn(u"ao"_s);
        const QString mei = handle(u"mei"_s);
        Server *home = m_sandbox->serverOf(u"ao"_s);
        home->addFault({.path = u"/api/v1/accounts/*/block"_s, .status = 422});
        const Said said = json({u"block"_s, mei});
        QVERIFY2(said.status == 4, said.errors.constData());
        const QJsonObject row = said.rows.value(0);
        QCOMPARE(row[u"state"].toString(), u"failed"_s);
        QVERIFY(!row[u"trouble"].toString().isEmpty());
        QVERIFY2(
            said.errors.contains(row[u"trouble"].toString().toUtf8()), said.errors.constData());
        QVERIFY(m_sandbox->relationsOf(u"ao"_s).blocks.isEmpty());

        home->clearFaults();
        const QString number = QString::number(row[u"id"].toInteger());
        const Said again = run({u"outbox"_s, u"retry"_s, number});
        QVERIFY2(again.status == 0, again.errors.constData());
        QCOMPARE(m_sandbox->relationsOf(u"ao"_s).blocks, QStringList{mei});
    }

    // What cannot be sent now is sent by whichever process comes next.
    void whatAServerDoesNotHear()
    {
        signIn(u"ao"_s);
        const QString mei = handle(u"mei"_s);
        Server *home = m_sandbox->serverOf(u"ao"_s);
        home->stopListening();
        const Said said = json({u"block"_s, mei, u"--wait"_s, u"2"_s});
        QVERIFY2(said.status == 2, said.errors.constData());
        QCOMPARE(said.rows.value(0)[u"state"].toString(), u"waiting"_s);
        QCOMPARE(json({u"outbox"_s, u"list"_s}).rows.size(), 1);
        QVERIFY(home->listenAgain());
        const QString number = QString::number(said.rows.value(0)[u"id"].toInteger());
        const Said again = run({u"outbox"_s, u"retry"_s, number});
        QVERIFY2(again.status == 0, again.errors.constData());
        QCOMPARE(m_sandbox->relationsOf(u"ao"_s).blocks, QStringList{mei});
        QVERIFY(json({u"outbox"_s, u"list"_s}).rows.isEmpty());
    }

    void whoIsSignedOutDoesNothing()
    {
        signIn(u"ao"_s);
        QVERIFY(m_sandbox->revokeToken(u"ao"_s) > 0);
        QVERIFY(run({u"accounts"_s, u"check"_s}).status != 0);
        QCOMPARE(run({u"block"_s, handle(u"mei"_s)}).status, 4);
        QVERIFY(json({u"outbox"_s, u"list"_s}).rows.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_outboxterminal)
#include "tst_outboxterminal.moc"
