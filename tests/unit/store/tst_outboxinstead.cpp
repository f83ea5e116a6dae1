// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

#include "model/draft.h"
#include "store/drafts.h"
#include "store/outboxposts.h"
#include "store/outboxturn.h"

using namespace asterism;
using namespace asterism::store;

namespace {

const QString oldUri = u"https://a.example/1"_s;

} // namespace

/// A post that takes the place of another one goes out when that is gone.
class tst_outboxinstead : public QObject, OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void waitsForTheDeletion()
    {
        const qint64 deletion = added(acting(ActionKind::Delete)).id;
        const std::vector<qint64> ids = posted(anew(2));
        QCOMPARE(turn(), deletion);
        for (const OutboxState state : {OutboxState::Sending, OutboxState::Sent}) {
            set(deletion, state);
            QCOMPARE(turn(), deletion);
        }
        set(deletion, OutboxState::Done);
        QCOMPARE(turn(), ids[0]);
        QCOMPARE(row(ids[0]).action.post.insteadOf, QString());
        QVERIFY(!row(ids[1]).action.post.after.isEmpty()); // its part before it is not out yet
    }

    void nothingToWaitFor_data()
    {
        QTest::addColumn<QString>("deletion");
        QTest::newRow("it was done long ago") << QString();
        QTest::newRow("done") << u"done"_s;
        QTest::newRow("taken back") << u"cancelled"_s;
    }
    void nothingToWaitFor()
    {
        QFETCH(QString, deletion);
        if (!deletion.isEmpty()) {
            QVERIFY(standing(deletion, 0, acting(ActionKind::Delete)) > 0);
        }
        const std::vector<qint64> ids = posted(anew());
        QCOMPARE(ids.size(), size_t(1));
        QCOMPARE(turn(), ids[0]);
        QCOMPARE(row(ids[0]).action.post.insteadOf, QString());
    }

    /// Before it is sent: the draft stays, and the person learns why.
    void theDeletionHasFailed()
    {
        QVERIFY(standing(u"failed"_s, 0, acting(ActionKind::Delete)) > 0);
        const Draft draft = anew();
        QVERIFY(user([&](UserTx &tx) { return saveDraft(tx, draft); }));
        const auto ids =
            user([&](UserTx &tx) { return enqueuePosts(tx, actionsOf(draft), 0, draft.key); });
        QVERIFY(!ids);
        QCOMPARE(ids.error().kind, ErrorKind::Rejected);
        QVERIFY(ids.error().detail.contains(u"trouble"_s)); // the server's words
        QCOMPARE(user([](UserTx &tx) { return drafts(tx); })->size(), size_t(1));
        QCOMPARE(user([](UserTx &tx) { return outboxRows(tx); })->size(), size_t(1));
    }

    /// While it waits: it says so, and whoever tries it again tries the deletion.
    void theDeletionFails()
    {
        const qint64 deletion = added(acting(ActionKind::Delete)).id;
        const std::vector<qint64> ids = posted(anew(2));
        set(deletion, OutboxState::Failed);
        QCOMPARE(turn(), 0);
        for (const qint64 id : ids) {
            QCOMPARE(row(id).state, OutboxState::Waiting);
            QVERIFY(row(id).trouble.contains(u"old post"_s));
        }
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, ids[0]); }));
        QCOMPARE(row(deletion).state, OutboxState::Waiting);
        QCOMPARE(row(ids[1]).trouble, QString());
        QCOMPARE(turn(), deletion);
        set(deletion, OutboxState::Done);
        QCOMPARE(turn(), ids[0]);
    }

    /// For as long as its server cannot be reached: whoever tries the post again tries that.
    void theDeletionHasItsTrouble()
    {
        const qint64 deletion = added(acting(ActionKind::Delete)).id;
        const std::vector<qint64> ids = posted(anew(2));
        OutboxRow troubled = row(deletion);
        troubled.state = OutboxState::Sending;
        troubled.trouble = u"It cannot be reached."_s;
        troubled.notBefore = noon + hourMs;
        QVERIFY(save(troubled));
        for (const qint64 id : ids) {
            QCOMPARE(row(id).state, OutboxState::Waiting);
            QVERIFY(row(id).trouble.contains(u"old post"_s));
        }
        Draft meanwhile = anew();
        meanwhile.action.target = u"another"_s;
        const std::vector<qint64> later = posted(meanwhile);
        QVERIFY(row(later[0]).trouble.contains(u"old post"_s));
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, ids[0]); }));
        QCOMPARE(row(deletion).trouble, QString());
        QCOMPARE(row(deletion).notBefore, 0);
        QCOMPARE(row(ids[0]).trouble, QString());
    }

    /// Whether there are to be two is for the person to say.
    void theDeletionIsTakenBack()
    {
        const qint64 deletion = added(acting(ActionKind::Delete)).id;
        const std::vector<qint64> ids = posted(anew(2));
        QVERIFY(*user([&](UserTx &tx) { return cancelAction(tx, deletion); }));
        QCOMPARE(row(ids[0]).state, OutboxState::Failed);
        QVERIFY(row(ids[0]).trouble.contains(u"both"_s));
        QCOMPARE(row(ids[1]).state, OutboxState::Waiting);
        QCOMPARE(turn(), 0);
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, ids[0]); }));
        QCOMPARE(turn(), ids[0]);
    }

    /// Its answer was lost: nobody knows whether the old post is still there.
    void theDeletionMayHaveBeenDone()
    {
        const qint64 deletion = added(acting(ActionKind::Delete)).id;
        const std::vector<qint64> ids = posted(anew(2));
        OutboxRow resting = row(deletion);
        resting.state = OutboxState::Sending;
        resting.trouble = u"It cannot be reached."_s;
        QVERIFY(save(resting));
        QVERIFY(*user([&](UserTx &tx) { return cancelAction(tx, deletion); }));
        QCOMPARE(row(ids[0]).state, OutboxState::Failed);
        QVERIFY2(row(ids[0]).trouble.contains(u"not known"_s), qPrintable(row(ids[0]).trouble));
        QVERIFY(!row(ids[0]).trouble.contains(u"was not deleted"_s));
        QCOMPARE(row(ids[1]).state, OutboxState::Waiting);
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, ids[0]); }));
        QCOMPARE(turn(), ids[0]);
    }

    /// Each for itself: another account has nothing to delete there.
    void onlyOfTheSameAccount()
    {
        added(acting(ActionKind::Delete));
        Draft draft = anew();
        draft.also = {u"B"_s};
        const std::vector<qint64> ids = posted(draft);
        QCOMPARE(turn(u"B"_s), ids[1]);
        QCOMPARE(row(ids[1]).action.post.insteadOf, QString());
        QVERIFY(turn() != ids[0]);
    }

    void anotherTimeChangesNothing()
    {
        const qint64 deletion = added(acting(ActionKind::Delete)).id;
        Draft draft = anew();
        draft.action.post.scheduledAt = noon + hourMs;
        const std::vector<qint64> ids = posted(draft);
        QVERIFY(*user([&](UserTx &tx) { return setPostTime(tx, ids[0], noon + 2 * hourMs); }));
        m_folder->clock.advance(3 * hourMs);
        QCOMPARE(turn(), deletion);
    }

    /// What a server may keep until its time is not sent beside that.
    void whatAServerKeepsIsNotSent()
    {
        Draft draft = anew();
        draft.action.post.insteadOf.clear();
        draft.action.post.scheduledId = u"7"_s;
        const auto ids =
            user([&](UserTx &tx) { return enqueuePosts(tx, actionsOf(draft), 0, draft.key); });
        QVERIFY(!ids);
        QCOMPARE(ids.error().kind, ErrorKind::Rejected);
        QCOMPARE(user([](UserTx &tx) { return outboxRows(tx); })->size(), size_t(0));
    }

private:
    static Draft anew(int parts = 1)
    {
        Draft draft{.key = u"key"_s,
            .action = {.kind = ActionKind::Publish, .account = {u"A"_s}, .target = u"post"_s}};
        draft.action.post.text = u"no typo"_s;
        draft.action.post.insteadOf = oldUri;
        for (int i = 1; i < parts; ++i) {
            draft.more.push_back({.text = u"part %1"_s.arg(i)});
        }
        return draft;
    }
    std::vector<qint64> posted(const Draft &draft)
    {
        const auto ids =
            user([&](UserTx &tx) { return enqueuePosts(tx, actionsOf(draft), 0, draft.key); });
        return ids ? *ids : std::vector<qint64>();
    }
    void set(qint64 id, OutboxState state)
    {
        OutboxRow changed = row(id);
        changed.state = state;
        changed.trouble = state == OutboxState::Failed ? u"refused"_s : QString();
        QVERIFY(save(changed));
    }
    /// 0: nobody's.
    qint64 turn(const QString &account = u"A"_s)
    {
        const auto next = user([&](UserTx &tx) { return nextTurn(tx, {.account = {account}}); });
        return next && next->row ? next->row->id : 0;
    }
};

QTEST_GUILESS_MAIN(tst_outboxinstead)
#include "tst_outboxinstead.moc"
