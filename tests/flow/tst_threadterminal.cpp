// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"

using namespace asterism;
using namespace asterism::flow;

/// `thread URI --complete`, against the sandbox in this process.
class tst_threadterminal : public QObject, private TerminalTalk {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"akkoma"_s, u"gotosocial"_s}}));
    }

    void repliesThatTheOwnServerLacks()
    {
        const QString root = talkOf(u"nana"_s, u"leo"_s);
        signIn(u"ao"_s);
        const Said before = json({u"thread"_s, root});
        QVERIFY2(before.status == 0, before.errors.constData());
        QCOMPARE(before.rows.size(), 1);
        const Said said = json({u"thread"_s, root, u"--complete"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.size(), 3);
        QCOMPARE(said.rows.last()[u"place"].toString(), u"descendant"_s);
        QVERIFY(said.errors.contains("replies came from"));
        // With --json nothing but rows; they stay without being asked for again.
        QCOMPARE(said.output.count('\n'), 3);
        QCOMPARE(json({u"thread"_s, root}).rows.size(), 3);
    }

    void closedOriginsLeaveItInPart()
    {
        const QString root = talkOf(u"ren"_s, u"yuki"_s);
        signIn(u"ao"_s);
        const Said said = run({u"thread"_s, root, u"--complete"_s});
        QCOMPARE(said.status, 2);
        QVERIFY2(
            said.errors.contains("does not show threads to guests (401)"), said.errors.constData());
        QVERIFY(said.output.contains("a question"));
    }

private:
    /// Somebody whom ao follows asks, and a neighbour of theirs answers twice, unheard by ao's
    /// server.
    QString talkOf(const QString &user, const QString &neighbour) const
    {
        m_sandbox->follow(u"ao"_s, user);
        const QString root = m_sandbox->post(user, u"a question"_s);
        for (const QString &text : {u"one"_s, u"two"_s}) {
            PostDraft draft;
            draft.text = text;
            draft.replyTo = root;
            m_sandbox->lose(m_sandbox->post(neighbour, draft), m_sandbox->serverOf(u"ao"_s));
        }
        return root;
    }
};

QTEST_GUILESS_MAIN(tst_threadterminal)
#include "tst_threadterminal.moc"
