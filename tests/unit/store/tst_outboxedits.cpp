// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

#include "store/outboxposts.h"
#include "store/outboxturn.h"

using namespace asterism;
using namespace asterism::store;

/// One edit after another of the same post: the last one is right.
class tst_outboxedits : public QObject, OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void takesThePlaceOf_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("goes");
        QTest::newRow("waiting") << u"waiting"_s << true;
        QTest::newRow("tried") << u"tried"_s << true;
        QTest::newRow("failed") << u"failed"_s << true;
        QTest::newRow("sending") << u"sending"_s << false; // the later one comes behind it
        QTest::newRow("resting") << u"resting"_s << false;
        QTest::newRow("sent") << u"sent"_s << false;
        QTest::newRow("done") << u"done"_s << false;
    }
    void takesThePlaceOf()
    {
        QFETCH(QString, state);
        QFETCH(bool, goes);
        const qint64 first = standing(state, 0, edit(u"one"_s));
        const OutboxState was = row(first).state;
        const qint64 second = put(edit(u"two"_s));
        QVERIFY(second > first);
        QCOMPARE(row(first).state, goes ? OutboxState::Cancelled : was);
        QCOMPARE(overtaken(), goes ? std::vector<qint64>{first} : std::vector<qint64>());
        QCOMPARE(row(first).trouble.contains(u"later edit"_s), goes);
        QCOMPARE(row(second).action.post.text, u"two"_s);
    }

    /// By the other way in, too.
    void anEditByItself()
    {
        const qint64 first = put(edit(u"one"_s));
        QVERIFY(added(edit(u"two"_s)).id > first);
        QCOMPARE(overtaken(), std::vector<qint64>{first});
    }

    void othersStay()
    {
        const qint64 first = put(edit(u"one"_s));
        const qint64 boost = added(acting(ActionKind::Boost)).id;
        put(edit(u"two"_s, u"https://a.example/2"_s));
        Action another = edit(u"three"_s);
        another.account = {u"B"_s};
        put(another);
        QCOMPARE(row(first).state, OutboxState::Waiting);
        put(edit(u"four"_s));
        QCOMPARE(row(boost).state, OutboxState::Waiting);
        QCOMPARE(overtaken(), std::vector<qint64>{first});
    }

    /// It was on its way when the later one came: its failure takes nothing from that.
    void failsWhileALaterOneWaits()
    {
        const qint64 first = standing(u"sending"_s, 0, edit(u"one"_s));
        const qint64 second = put(edit(u"two"_s));
        fail(first);
        QCOMPARE(row(first).state, OutboxState::Cancelled);
        QCOMPARE(overtaken(), std::vector<qint64>{first});
        QVERIFY(!*user([&](UserTx &tx) { return retryAction(tx, first); }));
        QCOMPARE(row(first).state, OutboxState::Cancelled);
        QCOMPARE(turn(), second);
    }

    /// As another version has left it: both there, the older one failed.
    void anOldFailureIsNotTriedAgain()
    {
        const qint64 first = standing(u"failed"_s, 0, edit(u"one"_s));
        const qint64 second = put(edit(u"two"_s));
        setState(first, 3);
        setState(second, 4);
        QVERIFY(!*user([&](UserTx &tx) { return retryAction(tx, first); }));
        QCOMPARE(row(first).state, OutboxState::Cancelled);
        QCOMPARE(turn(), 0);
    }

    /// Nothing later was meant: it may be tried again.
    void theLastOneIsTriedAgain()
    {
        const qint64 first = put(edit(u"one"_s));
        const qint64 second = put(edit(u"two"_s));
        fail(second);
        QCOMPARE(row(second).state, OutboxState::Failed);
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, second); }));
        QCOMPARE(turn(), second);
        QVERIFY(*user([&](UserTx &tx) { return cancelAction(tx, second); }));
        QCOMPARE(overtaken(), std::vector<qint64>{first}); // not the one that was taken back
    }

    void whatIsPending()
    {
        QVERIFY(!pending());
        const qint64 first = put(edit(u"one"_s));
        QCOMPARE(pending()->id, first);
        const qint64 second = put(edit(u"two"_s));
        QCOMPARE(pending()->id, second);
        fail(second);
        QCOMPARE(pending()->action.post.text, u"two"_s);
        setState(second, 4);
        QVERIFY(!pending());
    }

    void toldForAnHour()
    {
        put(edit(u"one"_s));
        put(edit(u"two"_s));
        QCOMPARE(overtaken().size(), size_t(1));
        m_folder->clock.advance(hourMs + 1);
        QCOMPARE(overtaken().size(), size_t(0));
    }

private:
    static Action edit(const QString &text, const QString &uri = u"https://a.example/1"_s)
    {
        Action action = acting(ActionKind::Edit, uri);
        action.post.text = text;
        return action;
    }
    qint64 put(const Action &action)
    {
        const auto ids = user([&](UserTx &tx) { return enqueuePosts(tx, {action}, 0, {}); });
        return ids ? ids->front() : -1;
    }
    void fail(qint64 id)
    {
        OutboxRow failed = row(id);
        failed.state = OutboxState::Failed;
        failed.trouble = u"refused"_s;
        QVERIFY(save(failed));
    }
    void setState(qint64 id, int state)
    {
        QVERIFY(user([&](UserTx &tx) -> Result<Done> {
            tx.db.prepare("UPDATE outbox SET state = ? WHERE id = ?")
                .bind(1, state)
                .bind(2, id)
                .run();
            return Done{};
        }));
    }
    std::optional<OutboxRow> pending()
    {
        return *user(
            [](UserTx &tx) { return pendingEdit(tx, {u"A"_s}, u"https://a.example/1"_s); });
    }
    std::vector<qint64> overtaken()
    {
        const auto rows = user([](UserTx &tx) { return overtakenEdits(tx); });
        std::vector<qint64> ids;
        for (const OutboxRow &one : *rows) {
            ids.push_back(one.id);
        }
        return ids;
    }
    /// 0: nobody's.
    qint64 turn()
    {
        const auto next = user([](UserTx &tx) { return nextTurn(tx, {.account = {u"A"_s}}); });
        return next && next->row ? next->row->id : 0;
    }
};

QTEST_GUILESS_MAIN(tst_outboxedits)
#include "tst_outboxedits.moc"
