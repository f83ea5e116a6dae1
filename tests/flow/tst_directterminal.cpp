// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"

#include <QDateTime>
#include <QJsonArray>

using namespace asterism;
using namespace asterism::flow;

/// `timeline direct` against the sandbox in this process.
class tst_directterminal : public QObject, private TerminalTalk {
    Q_OBJECT

    /// hal says it, two seconds after what was said before.
    QString tell(const QStringList &whom, const QString &answers = {})
    {
        m_at += 2 * secondMs;
        QStringList handles;
        for (const QString &user : whom) {
            handles << handle(user);
        }
        return m_sandbox->post(u"hal"_s,
            PostDraft{.text = u"psst"_s,
                .visibility = Visibility::Direct,
                .replyTo = answers,
                .createdAt = m_at,
                .to = handles});
    }

private Q_SLOTS:
    void init()
    {
        begin();
        m_at = QDateTime::currentMSecsSinceEpoch() / minuteMs * minuteMs - hourMs;
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s}}));
    }

    // Misskey tells only ids of those who got a post whose words name nobody.
    void anAnswerReachesAllWhoReceivedIt()
    {
        signIn(u"hanako"_s);
        const QString uri = tell({u"hanako"_s, u"taro"_s, u"ao"_s});
        QCOMPARE(run({u"timeline"_s, u"direct"_s, u"--refresh"_s}).status, 0);
        const Said said = json({u"post"_s, u"Yes"_s, u"--reply-to"_s, uri});
        QVERIFY2(said.status == 0, said.errors.constData());
        const QString answer = said.rows.value(0)[u"result_uri"].toString();
        const PostDraft sent = m_sandbox->written(answer).value_or(PostDraft());
        QCOMPARE(sent.text, u"Yes"_s);
        QCOMPARE(int(sent.visibility), int(Visibility::Direct));
        QStringList to = sent.to;
        to.sort();
        QStringList wanted{handle(u"hal"_s), handle(u"taro"_s), handle(u"ao"_s)};
        wanted.sort();
        QCOMPARE(to, wanted);
    }

    // Misskey shows it to those alone whose ids it is told.
    void aPostReachesWhomItNames()
    {
        signIn(u"hanako"_s);
        const QString text = u'@' + handle(u"hal"_s) + u" psst"_s;
        const Said said = json({u"post"_s, text, u"--to"_s, handle(u"taro"_s)});
        QVERIFY2(said.status == 0, said.errors.constData());
        const QString uri = said.rows.value(0)[u"result_uri"].toString();
        const PostDraft sent = m_sandbox->written(uri).value_or(PostDraft());
        QCOMPARE(sent.text, text);
        QStringList to = sent.to;
        to.sort();
        QStringList wanted{handle(u"hal"_s), handle(u"taro"_s)};
        wanted.sort();
        QCOMPARE(to, wanted);
    }

    void oneRowAConversation()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            signIn(user);
        }
        const QString first = tell({u"ao"_s, u"yuki"_s});
        const QString other = tell({u"yuki"_s});
        const QString answer = tell({u"ao"_s}, first);
        const Said said = json({u"timeline"_s, u"direct"_s, u"--refresh"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.size(), 3); // who answers one alone of two begins another
        const QJsonObject row = said.rows.value(0);
        QCOMPARE(row[u"uri"].toString(), answer);
        QCOMPARE(row[u"visibility"].toString(), u"direct"_s);
        QCOMPARE(row[u"sources"].toArray(), QJsonArray{u"direct:"_s + handle(u"ao"_s)});
        QCOMPARE(row[u"conversation"][u"unread"], QJsonValue(true));
        QVERIFY(row[u"conversation"][u"people"].toArray().contains(handle(u"hal"_s)));
        QCOMPARE(said.rows.value(1)[u"uri"].toString(), other);
        QCOMPARE(said.rows.value(2)[u"uri"].toString(), first);
        // Nothing was opened by that.
        QCOMPARE(m_sandbox->unreadTalks(u"yuki"_s), (QStringList{other, first}));
        const Said yuki = json({u"timeline"_s, u"direct:"_s + handle(u"yuki"_s)});
        QCOMPARE(yuki.status, 0);
        QCOMPARE(yuki.rows.size(), 2);
        const Said shown = run({u"timeline"_s, u"direct"_s});
        QVERIFY2(shown.output.contains("unread"), shown.output.constData());
    }

    void whereThereIsNone()
    {
        const Said nobody = run({u"timeline"_s, u"direct"_s});
        QCOMPARE(nobody.status, 4);
    }

    // snac lists none, and says "private" of what its notifications bring: they stand there alone.
    void whereTheServerTellsNone()
    {
        signIn(u"sora"_s);
        tell({u"sora"_s});
        const Said notices = run({u"notifications"_s, u"--refresh"_s});
        QVERIFY2(notices.output.contains("psst"), notices.errors.constData());
        const Said direct = json({u"timeline"_s, u"direct"_s, u"--refresh"_s});
        QVERIFY2(direct.status == 0, direct.errors.constData());
        QCOMPARE(direct.rows.size(), 0);
    }

private:
    qint64 m_at = 0;
};

QTEST_GUILESS_MAIN(tst_directterminal)
#include "tst_directterminal.moc"
