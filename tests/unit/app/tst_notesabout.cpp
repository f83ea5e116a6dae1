// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/standingjob.h"
#include "store/outbox.h"

using namespace asterism;

/// What own accounts note about people: through the outbox to their servers, and back with how they
/// stand to them.
class tst_notesabout : public QObject, private SandboxProgram {
    Q_OBJECT

    using OutboxState = store::OutboxRow::State;

    qint64 note(const Account &account, const QString &whom, const QString &text) const
    {
        Action action{.kind = Action::Kind::Annotate,
            .account = account.id,
            .target = m_sandbox->handle(whom)};
        action.note = text;
        const auto done = await(m_program->app->store->writeUser(
            [action](store::UserTx &tx) { return store::enqueue(tx, action, {}); }));
        return done ? done->id : 0;
    }
    OutboxState stateOf(qint64 id) const
    {
        const auto row = await(m_program->app->store->readUser(
            [id](store::UserTx &tx) { return store::outboxRow(tx, id); }));
        return row && *row ? (*row)->state : OutboxState::Waiting;
    }
    QString told(const Account &account, const QString &whom) const
    {
        const auto answer = await(m_program->desk->ask(u"relationships"_s,
            {{u"account"_s, account.id.value}, {u"acct"_s, m_sandbox->handle(whom)},
                {u"fresh"_s, true}}));
        return answer ? standingFromJob(*answer).relationship.note : sentence(answer.error());
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin({.people = 14,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s}}));
    }
    void cleanup() { end(); }

    void everywhereWhereNotesAreKept_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("Mastodon") << u"ao"_s;
        QTest::newRow("GoToSocial") << u"ren"_s;
        QTest::newRow("Misskey") << u"taro"_s;
    }
    void everywhereWhereNotesAreKept()
    {
        QFETCH(QString, user);
        const auto account = m_program->signIn(*m_sandbox, user);
        QVERIFY(account);
        QCOMPARE(told(*account, u"mei"_s), QString());
        const qint64 first = note(*account, u"mei"_s, u"京都で会った\n🍵"_s); // before it starts
        m_program->desk->start();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(first), OutboxState::Done, patienceMs);
        QCOMPARE(m_sandbox->noteAbout(user, u"mei"_s), u"京都で会った\n🍵"_s);
        QCOMPARE(told(*account, u"mei"_s), u"京都で会った\n🍵"_s);
        const qint64 other = note(*account, u"mei"_s, u"tea"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(other), OutboxState::Done, patienceMs);
        QCOMPARE(told(*account, u"mei"_s), u"tea"_s);
        const qint64 none = note(*account, u"mei"_s, QString());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(none), OutboxState::Done, patienceMs);
        QCOMPARE(told(*account, u"mei"_s), QString());
        QCOMPARE(m_sandbox->writesOf(user, u"note"_s).size(), 1); // about her alone
    }

    /// While it waits the later text takes the place of the earlier one; what failed is replaced.
    void theLastTextIsRight()
    {
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        const qint64 first = note(*account, u"mei"_s, u"one"_s);
        QVERIFY(first > 0);
        QCOMPARE(note(*account, u"mei"_s, u"two"_s), first);
        QVERIFY(note(*account, u"hal"_s, u"other"_s) != first);
        m_program->desk->start();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(first), OutboxState::Done, patienceMs);
        QCOMPARE(m_sandbox->noteAbout(u"ao"_s, u"mei"_s), u"two"_s);
    }

    void whereNoneAreKept()
    {
        const auto account = m_program->signIn(*m_sandbox, u"sora"_s);
        QVERIFY(account);
        m_program->desk->start();
        const qint64 id = note(*account, u"kai"_s, u"x"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), OutboxState::Failed, patienceMs);
        QCOMPARE(m_sandbox->noteAbout(u"sora"_s, u"kai"_s), QString());
    }
};

QTEST_GUILESS_MAIN(tst_notesabout)
#include "tst_notesabout.moc"
