// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

#include "store/drafts.h"
#include "store/outboxposts.h"
#include "store/takenback.h"

using namespace asterism;
using namespace asterism::store;

/// What is cancelled in the outbox: what somebody wrote becomes a draft.
class tst_takenback : public QObject, private OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void aPostBecomesADraft()
    {
        const qint64 id = written({u"one"_s}).at(0);
        const Removal done = removed(id);
        QVERIFY(done.any && !done.mayBeDone && done.draft);
        QCOMPARE(row(id).state, OutboxState::Cancelled);
        QCOMPARE(kept().size(), size_t(1));
        QCOMPARE(kept()[0].key, done.draft->key);
        QCOMPARE(textsIn(kept()[0]), QStringList{u"one"_s});
        QVERIFY(!kept()[0].open);
        // Cancelled a second time it is no second draft.
        QVERIFY(!removed(id).any);
        QCOMPARE(kept().size(), size_t(1));
    }

    void whatIsBeforeInTheThreadStays()
    {
        const std::vector<qint64> ids = written({u"one"_s, u"two"_s, u"three"_s});
        const Removal done = removed(ids.at(1));
        QVERIFY(done.any && done.draft);
        QCOMPARE(row(ids.at(0)).state, OutboxState::Waiting);
        QCOMPARE(row(ids.at(2)).state, OutboxState::Cancelled);
        QCOMPARE(kept().size(), size_t(1));
        QCOMPARE(textsIn(kept()[0]), (QStringList{u"two"_s, u"three"_s}));
        QCOMPARE(kept()[0].action.post.after, QString());
    }

    void theWholeThread()
    {
        const std::vector<qint64> ids = written({u"one"_s, u"two"_s});
        const auto done = user([&](UserTx &tx) { return removeTogether(tx, ids.at(1)); });
        QVERIFY(done && done->any && done->draft);
        QCOMPARE(row(ids.at(0)).state, OutboxState::Cancelled);
        QCOMPARE(textsIn(kept().at(0)), (QStringList{u"one"_s, u"two"_s}));
    }

    void aBoostBecomesNone()
    {
        const Removal done = removed(standing(u"failed"_s));
        QVERIFY(done.any && !done.draft);
        QVERIFY(kept().empty());
    }

    void whatIsBeingSentStays()
    {
        const qint64 id = written({u"one"_s}).at(0);
        OutboxRow sending = row(id);
        sending.state = OutboxState::Sending;
        QVERIFY(save(sending));
        QVERIFY(!removed(id).any);
        QVERIFY(kept().empty());
        QVERIFY(!removed(999).any);
    }

    /// Its server may have it already, with its files.
    void whatRests()
    {
        const qint64 id = written({u"one"_s}).at(0);
        OutboxRow resting = row(id);
        resting.state = OutboxState::Sending;
        resting.trouble = u"trouble"_s;
        QVERIFY(save(resting));
        QVERIFY(*user([id](UserTx &tx) {
            return saveAttachments(tx, id, {{.file = u"a.png"_s, .id = u"7"_s, .sentAt = 5}});
        }));
        const Removal done = removed(id);
        QVERIFY(done.any && done.mayBeDone && done.draft);
        QCOMPARE(kept().at(0).action.post.media, QList<Attachment>{Attachment{.file = u"a.png"_s}});
    }

    void anEdit()
    {
        Action edit = acting(ActionKind::Edit);
        edit.post.text = u"better"_s;
        const auto ids = *user([&](UserTx &tx) { return enqueuePosts(tx, {edit}, 0, {}); });
        const Removal done = removed(ids.at(0));
        QVERIFY(done.draft);
        QCOMPARE(done.draft->action.kind, ActionKind::Edit);
        QCOMPARE(done.draft->action.target, edit.target);
        QCOMPARE(textsIn(kept().at(0)), QStringList{u"better"_s});
    }

    /// The post that waits for a deletion has failed then, and stays.
    void theDeletionBeforeAPost()
    {
        const qint64 deletion = added(acting(ActionKind::Delete)).id;
        Action post = acting(ActionKind::Publish, u"again"_s);
        post.post.text = u"better"_s;
        post.post.insteadOf = acting(ActionKind::Delete).target;
        const auto ids = *user([&](UserTx &tx) { return enqueuePosts(tx, {post}, 0, {}); });
        const Removal done = removed(deletion);
        QVERIFY(done.any && !done.draft);
        QCOMPARE(row(ids.at(0)).state, OutboxState::Failed);
        QVERIFY(kept().empty());
    }

private:
    std::vector<qint64> written(const QStringList &texts)
    {
        Draft draft{.key = newPostKey(), .action = acting(ActionKind::Publish, newPostKey())};
        draft.action.post.text = texts.first();
        for (const QString &text : texts.mid(1)) {
            draft.more.push_back({.text = text});
        }
        return *user([&](UserTx &tx) { return enqueuePosts(tx, actionsOf(draft), 0, draft.key); });
    }
    Removal removed(qint64 id)
    {
        const auto done = user([id](UserTx &tx) { return removeRow(tx, id); });
        return done ? *done : Removal();
    }
    std::vector<Draft> kept()
    {
        const auto all = user([](UserTx &tx) { return drafts(tx); });
        return all ? *all : std::vector<Draft>();
    }
    static QStringList textsIn(const Draft &draft)
    {
        QStringList texts;
        for (const PostText &post : postsOf(draft)) {
            texts << post.text;
        }
        return texts;
    }
};

QTEST_GUILESS_MAIN(tst_takenback)
#include "tst_takenback.moc"
