// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

#include "model/draft.h"
#include "store/drafts.h"
#include "store/outboxposts.h"
#include "store/outboxturn.h"

#include <algorithm>

using namespace asterism;
using namespace asterism::store;

/// What was written comes in together, in threads, and for several accounts at once.
class tst_outboxposts : public QObject, OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void allAndTheDraftGoes()
    {
        Draft draft = thread(2);
        draft.also = {u"B"_s};
        QVERIFY(user([&](UserTx &tx) { return saveDraft(tx, draft); }));
        const std::vector<qint64> ids = posted(draft, noon + 5000);
        QCOMPARE(ids.size(), size_t(4));
        const std::vector<Action> actions = actionsOf(draft);
        for (size_t i = 0; i < ids.size(); ++i) {
            QCOMPARE(row(ids[i]).action, actions[i]);
            QCOMPARE(row(ids[i]).notBefore, noon + 5000);
        }
        QVERIFY(user([](UserTx &tx) { return drafts(tx); })->empty());
    }

    void allOrNone_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"nothing", "a boost", "no target", "nobody before it",
                 "before the one it waits for", "of another account"}) {
            QTest::newRow(what) << QString::fromLatin1(what);
        }
    }
    void allOrNone()
    {
        QFETCH(QString, what);
        const Draft draft = thread(2);
        QVERIFY(user([&](UserTx &tx) { return saveDraft(tx, draft); }));
        std::vector<Action> actions = actionsOf(draft);
        if (what == u"nothing"_s) {
            actions.clear();
        } else if (what == u"a boost"_s) {
            actions.push_back(acting(ActionKind::Boost));
        } else if (what == u"no target"_s) {
            actions[1].target.clear();
        } else if (what == u"nobody before it"_s) {
            actions[1].post.after = u"nobody"_s;
        } else if (what == u"before the one it waits for"_s) {
            std::swap(actions[0], actions[1]);
        } else {
            actions[1].account = {u"B"_s};
        }
        const auto ids = user([&](UserTx &tx) { return enqueuePosts(tx, actions, 0, draft.key); });
        QVERIFY(!ids);
        QCOMPARE(ids.error().kind, ErrorKind::Usage);
        QCOMPARE(user([](UserTx &tx) { return drafts(tx); })->size(), size_t(1));
        QVERIFY(user([](UserTx &tx) { return outboxRows(tx); })->empty());
    }

    /// None comes in when one has no room any more.
    void noRoomForAll()
    {
        QVERIFY(user([](UserTx &tx) -> Result<Done> {
            for (int i = 0; i < mostInOutbox - 1; ++i) {
                const Action tag = acting(ActionKind::FollowTag, QString::number(i));
                if (const auto done = enqueue(tx, tag, {}); !done) {
                    return done.error();
                }
            }
            return Done{};
        }));
        const std::vector<Action> actions = actionsOf(thread(2));
        QVERIFY(!user([&](UserTx &tx) { return enqueuePosts(tx, actions, 0, {}); }));
        QCOMPARE(idsUnderWay().size(), size_t(500)); // as many as are asked for
        const auto all = user([](UserTx &tx) { return underWay(tx, {u"A"_s}, 20'000); });
        QCOMPARE(all->size(), size_t(mostInOutbox - 1));
    }

    /// A part alone would wait for ever.
    void notByTheOtherWayIn()
    {
        const Action part = actionsOf(thread(2))[1];
        QVERIFY(!user([&](UserTx &tx) { return enqueue(tx, part, {}); }));
    }

    void theSameDraftIsSentOnce_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("anew");
        QTest::newRow("waiting") << u"waiting"_s << false;
        QTest::newRow("sending") << u"sending"_s << false;
        QTest::newRow("done") << u"done"_s << false;
        QTest::newRow("failed") << u"failed"_s << true;
        QTest::newRow("cancelled") << u"cancelled"_s << true;
    }
    void theSameDraftIsSentOnce()
    {
        QFETCH(QString, state);
        QFETCH(bool, anew);
        const Draft draft = thread(1);
        const qint64 before = standing(state, 0, actionsOf(draft)[0]);
        const std::vector<qint64> ids = posted(draft);
        QCOMPARE(ids.size(), size_t(1));
        QCOMPARE(ids[0] != before, anew);
        if (state == u"failed"_s) {
            QCOMPARE(row(before).state, OutboxState::Cancelled);
        }
        QCOMPARE(row(ids[0]).state, anew ? OutboxState::Waiting : row(before).state);
    }

    /// Changing a post twice is no mistake.
    void editsAreAllPutIn()
    {
        const Action edit = acting(ActionKind::Edit);
        const auto twice = [&] {
            return user([&](UserTx &tx) { return enqueuePosts(tx, {edit}, 0, {}); });
        };
        const auto first = twice();
        const auto second = twice();
        QVERIFY(first && second && first->front() != second->front());
    }

    void eachPartAnswersTheOneBefore()
    {
        const std::vector<qint64> ids = posted(thread(3));
        QCOMPARE(turn(), ids[0]);
        end(ids[0], u"https://a.example/1"_s);
        QCOMPARE(turn(), ids[1]);
        const PostText second = row(ids[1]).action.post;
        QCOMPARE(second.replyTo, u"https://a.example/1"_s);
        QCOMPARE(second.replyToUrl, u"https://a.example/1/page"_s);
        QCOMPARE(second.after, QString());
        QCOMPARE(second.text, u"part 1"_s);
        QVERIFY(!row(ids[2]).action.post.after.isEmpty());
        end(ids[1], u"https://a.example/2"_s);
        QCOMPARE(turn(), ids[2]);
        QCOMPARE(row(ids[2]).action.post.replyTo, u"https://a.example/2"_s);
    }

    /// The server has it and the cache does not know: nobody could find it yet.
    void notBeforeItIsDone()
    {
        const std::vector<qint64> ids = posted(thread(2));
        OutboxRow sent = row(ids[0]);
        sent.state = OutboxState::Sent;
        sent.resultUri = u"https://a.example/1"_s;
        QVERIFY(save(sent));
        QCOMPARE(turn(), ids[0]);
        QVERIFY(!row(ids[1]).action.post.after.isEmpty());
    }

    void othersPassMeanwhile()
    {
        const std::vector<qint64> ids = posted(thread(2));
        const qint64 other = added(acting(ActionKind::Boost)).id;
        fail(ids[0]);
        QCOMPARE(turn(), other);
    }

    void aPartThatFails()
    {
        const std::vector<qint64> ids = posted(thread(3));
        fail(ids[0]);
        QCOMPARE(turn(), 0);
        for (const qint64 behind : {ids[1], ids[2]}) {
            QCOMPARE(row(behind).state, OutboxState::Waiting);
            QVERIFY(!row(behind).trouble.isEmpty());
        }
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, ids[0]); }));
        QCOMPARE(row(ids[2]).trouble, QString());
        QCOMPARE(turn(), ids[0]);
        end(ids[0], u"https://a.example/1"_s);
        QCOMPARE(turn(), ids[1]);
    }

    /// Whoever wants the last part to be tried wants those before it.
    void whatItWaitsForIsTriedAgain()
    {
        const std::vector<qint64> ids = posted(thread(3));
        end(ids[0], u"https://a.example/1"_s);
        fail(ids[1]);
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, ids[2]); }));
        QCOMPARE(row(ids[1]).state, OutboxState::Waiting);
        QCOMPARE(turn(), ids[1]);
    }

    void whatWaitsIsTakenBackToo()
    {
        const std::vector<qint64> ids = posted(thread(3));
        const std::vector<qint64> others = posted(thread(2, u"other"_s));
        QVERIFY(*user([&](UserTx &tx) { return cancelAction(tx, ids[0]); }));
        for (const qint64 id : ids) {
            QCOMPARE(row(id).state, OutboxState::Cancelled);
        }
        for (const qint64 id : others) {
            QCOMPARE(row(id).state, OutboxState::Waiting);
        }
        // From the middle: what is before it is posted all the same.
        QVERIFY(*user([&](UserTx &tx) { return cancelAction(tx, others[1]); }));
        QCOMPARE(row(others[0]).state, OutboxState::Waiting);
    }

    void theRestOfAThread()
    {
        const std::vector<qint64> ids = posted(thread(3));
        const auto behind = user([&](UserTx &tx) { return rowsBehind(tx, ids[0]); });
        std::vector<qint64> found;
        for (const OutboxRow &one : *behind) {
            found.push_back(one.id);
        }
        QCOMPARE(found, (std::vector<qint64>{ids[1], ids[2]}));
        QVERIFY(user([&](UserTx &tx) { return rowsBehind(tx, ids[2]); })->empty());
    }

    /// The part before it was posted, the others failed and are sent once more.
    void theRestIsSentOnceMore()
    {
        const Draft draft = thread(2);
        const std::vector<qint64> ids = posted(draft);
        end(ids[0], u"https://a.example/1"_s);
        fail(ids[1]);
        const std::vector<qint64> again = posted(draft);
        QCOMPARE(again[0], ids[0]);
        QVERIFY(again[1] != ids[1]);
        QCOMPARE(row(ids[1]).state, OutboxState::Cancelled);
        QCOMPARE(row(again[1]).action.post.replyTo, u"https://a.example/1"_s);
        QCOMPARE(turn(), again[1]);
    }

    /// Somebody has written into the file: it does not wait for ever.
    void aPartThatCannotBeRead()
    {
        const std::vector<qint64> ids = posted(thread(2));
        QVERIFY(user([&](UserTx &tx) -> Result<Done> {
            tx.db.exec("UPDATE outbox SET options = '{\"post\":7}' WHERE after <> ''");
            return Done{};
        }));
        end(ids[0], u"https://a.example/1"_s);
        const auto next = user([](UserTx &tx) { return nextTurn(tx, {.account = {u"A"_s}}); });
        QCOMPARE(next->row->id, ids[1]);
        QVERIFY(next->unreadable);
    }

    void whatTheServerHas()
    {
        Draft draft = thread(1);
        draft.action.post.media = {{.file = u"a.png"_s}, {.file = u"b.png"_s}};
        const qint64 id = posted(draft)[0];
        QList<Attachment> media = draft.action.post.media;
        media[0].id = u"7"_s;
        media[0].sentAt = noon;
        const auto saved = [&] {
            return user([&](UserTx &tx) { return saveAttachments(tx, id, media); });
        };
        QVERIFY(*saved());
        QCOMPARE(row(id).action.post.media, media);
        QCOMPARE(row(id).action.post.text, draft.action.post.text);
        QVERIFY(*user([id](UserTx &tx) { return cancelAction(tx, id); }));
        media[1].id = u"8"_s;
        QVERIFY(!*saved());
        QVERIFY(row(id).action.post.media[1].id.isEmpty());
        QVERIFY(!*user([&](UserTx &tx) { return saveAttachments(tx, 99, media); }));
    }

    /// In a draft's first part and in the others, in rows of any state, and where nothing else can
    /// be read.
    void filesInUse()
    {
        Draft draft = thread(2);
        draft.action.post.media = {{.file = u"a.png"_s}, {.id = u"7"_s}};
        draft.more[0].media = {{.file = u"b.png"_s}};
        QVERIFY(user([&](UserTx &tx) { return saveDraft(tx, draft); }));
        Draft other = thread(1, u"other"_s);
        other.action.post.media = {{.file = u"c.png"_s}};
        const qint64 id = posted(other)[0];
        QVERIFY(*user([id](UserTx &tx) { return cancelAction(tx, id); }));
        QVERIFY(user([](UserTx &tx) -> Result<Done> {
            tx.db.exec("UPDATE draft SET options = json_insert(options, '$.new', 7)");
            return Done{};
        }));
        QVERIFY(user([](UserTx &tx) { return drafts(tx); })->empty());
        QCOMPARE(*user(attachmentsInUse), (QSet<QString>{u"a.png"_s, u"b.png"_s, u"c.png"_s}));
    }

    /// The whole thread, which waits for its first post.
    void anotherTime()
    {
        Draft draft = thread(3);
        draft.action.post.scheduledAt = noon + dayMs;
        const std::vector<qint64> ids = posted(draft, noon + dayMs);
        const qint64 at = noon + hourMs;
        const auto move = [&](qint64 id) {
            return *user([&](UserTx &tx) { return setPostTime(tx, id, at); });
        };
        QVERIFY(!move(ids[1])); // it waits for the first
        QVERIFY(move(ids[0]));
        for (const qint64 id : ids) {
            QCOMPARE(row(id).action.post.scheduledAt, at);
        }
        QCOMPARE(row(ids[0]).notBefore, at);
        QCOMPARE(row(ids[1]).action.post.after, row(ids[0]).action.target);
        QCOMPARE(row(ids[2]).action.post.text, u"part 2"_s);
        const auto next = user([](UserTx &tx) { return nextTurn(tx, {.account = {u"A"_s}}); });
        QVERIFY(next && !next->row);
        QCOMPARE(next->nextAt, at);
    }

    void noOtherTime_data()
    {
        QTest::addColumn<QString>("state");
        for (const char *state : {"sending", "sent", "failed", "done", "cancelled"}) {
            QTest::newRow(state) << QString::fromLatin1(state);
        }
    }
    void noOtherTime()
    {
        QFETCH(QString, state);
        Action action = actionsOf(thread(1))[0];
        action.post.scheduledAt = noon + dayMs;
        const qint64 id = standing(state, noon + dayMs, action);
        const OutboxRow before = row(id);
        const auto moved = user([id](UserTx &tx) { return setPostTime(tx, id, noon + hourMs); });
        QVERIFY(moved && !*moved);
        QCOMPARE(row(id), before);
        const qint64 timeless = added(actionsOf(thread(1, u"other"_s))[0]).id;
        QVERIFY(!*user([=](UserTx &tx) { return setPostTime(tx, timeless, noon + hourMs); }));
    }

    void draftsThatGoAreTold()
    {
        bool gone = false;
        QObject::connect(&m_folder->store(), &Store::committed, this,
            [&gone](const Changes &changes) { gone = gone || changes.draftsGone; });
        const Draft draft = thread(1);
        QVERIFY(user([&](UserTx &tx) { return saveDraft(tx, draft); }));
        QVERIFY(user([](UserTx &tx) { return removeDraft(tx, u"another"_s); }));
        QCoreApplication::processEvents();
        QVERIFY(!gone);
        posted(draft);
        QTRY_VERIFY(gone);
    }

private:
    static Draft thread(int parts, const QString &key = u"key"_s)
    {
        Draft draft{.key = key,
            .action = {
                .kind = ActionKind::Publish, .account = {u"A"_s}, .target = u"target of "_s + key}};
        draft.action.post.text = u"part 0"_s;
        for (int i = 1; i < parts; ++i) {
            draft.more.push_back({.text = u"part %1"_s.arg(i)});
        }
        return draft;
    }
    std::vector<qint64> posted(const Draft &draft, qint64 notBefore = 0)
    {
        const auto ids = user(
            [&](UserTx &tx) { return enqueuePosts(tx, actionsOf(draft), notBefore, draft.key); });
        return ids ? *ids : std::vector<qint64>();
    }
    void end(qint64 id, const QString &uri)
    {
        OutboxRow done = row(id);
        done.state = OutboxState::Done;
        done.resultUri = uri;
        done.resultUrl = uri + u"/page"_s;
        QVERIFY(save(done));
    }
    void fail(qint64 id)
    {
        OutboxRow failed = row(id);
        failed.state = OutboxState::Failed;
        failed.trouble = u"refused"_s;
        QVERIFY(save(failed));
    }
    /// 0: nobody's.
    qint64 turn()
    {
        const auto next = user([](UserTx &tx) { return nextTurn(tx, {.account = {u"A"_s}}); });
        return next && next->row ? next->row->id : 0;
    }
};

QTEST_GUILESS_MAIN(tst_outboxposts)
#include "tst_outboxposts.moc"
