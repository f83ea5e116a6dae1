// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "store/outbox.h"

using namespace asterism;

/// The engine sends what own accounts are to do: what is there when it starts, what comes later,
/// and what an account left behind.
class tst_outboxserving : public QObject, private SandboxProgram {
    Q_OBJECT

    using OutboxState = store::OutboxRow::State;

    qint64 follow(const Account &account, const QString &tag) const
    {
        const Action action{.kind = Action::Kind::FollowTag, .account = account.id, .target = tag};
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

private Q_SLOTS:
    void init() { QVERIFY(begin()); }
    void cleanup() { end(); }

    void fromBeforeAndLater()
    {
        const auto account = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(account);
        const qint64 before = follow(*account, u"tea"_s);
        m_program->desk->start();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(before), OutboxState::Done, patienceMs);
        const qint64 later = follow(*account, u"coffee"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(later), OutboxState::Done, patienceMs);
    }

    void ofNobodyAnyMore()
    {
        m_program->desk->start();
        const Account gone{.id = {u"gone"_s}, .acct = u"gone@a.example"_s};
        const qint64 id = follow(gone, u"tea"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), OutboxState::Failed, patienceMs);
    }
};

QTEST_GUILESS_MAIN(tst_outboxserving)
#include "tst_outboxserving.moc"
