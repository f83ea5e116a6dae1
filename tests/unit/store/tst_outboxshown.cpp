// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

using namespace asterism;
using namespace asterism::store;

/// What of the outbox is shown, and what becomes of a refusal that was none.
class tst_outboxshown : public QObject, OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    /// Of many those that go next, what failed last, and what somebody has just written.
    void whatIsShownOfMany()
    {
        QStringList states{u"failed"_s, u"waiting"_s, u"sent"_s, u"waiting"_s, u"failed"_s,
            u"failed"_s, u"waiting"_s};
        std::vector<qint64> ids;
        for (const QString &state : states) {
            ids.push_back(
                standing(state, 0, acting(ActionKind::Boost, QString::number(ids.size()))));
        }
        ids.push_back(added(acting(ActionKind::Publish, u"key"_s)).id);
        std::vector<qint64> shown;
        const auto some = *user([](UserTx &tx) { return outboxRows(tx, 2); });
        for (const OutboxRow &one : some) {
            shown.push_back(one.id);
        }
        QCOMPARE(shown, (std::vector<qint64>{ids[1], ids[2], ids[5], ids[7]}));
        QCOMPARE(user([](UserTx &tx) { return outboxRows(tx, 0); })->size(), size_t(0));
    }

    /// All of it, and no more of each than rows of posts show.
    void marksOfPosts()
    {
        Action react = acting(ActionKind::React);
        react.reaction = u"👍"_s;
        Action vote = acting(ActionKind::Vote);
        vote.choices = {1, 2};
        Action boost = acting(ActionKind::Boost, u"https://a.example/2"_s, u"B"_s);
        boost.visibility = Visibility::Unlisted;
        added(react);
        added(vote);
        added(acting(ActionKind::Follow, u"ao@a.example"_s));
        added(acting(ActionKind::Publish, u"key"_s));
        const OutboxRow failed = row(standing(u"failed"_s, 0, boost));
        standing(u"done"_s, 0, acting(ActionKind::Bookmark));
        const auto marks = *user(marksUnderWay);
        QCOMPARE(marks.size(), size_t(3));
        QCOMPARE(marks[0].action, react);
        QCOMPARE(marks[1].action, vote);
        QCOMPARE(marks[2].id, failed.id);
        QCOMPARE(marks[2].action.account, boost.account);
        QCOMPARE(marks[2].action.target, boost.target);
        QVERIFY(marks[2].action.kind == ActionKind::Boost);
        QCOMPARE(marks[2].state, OutboxState::Failed);
        QCOMPARE(marks[2].trouble, failed.trouble);
        QCOMPARE(marks[2].changedAt, failed.changedAt);
    }

    /// A thing and its opposite, of all accounts.
    void rowsOfTwoKinds()
    {
        const qint64 waits = added(acting(ActionKind::FollowTag, u"tea"_s)).id;
        added(acting(ActionKind::Follow, u"ao@a.example"_s));
        const qint64 failed =
            standing(u"failed"_s, 0, acting(ActionKind::UnfollowTag, u"tea"_s, u"B"_s));
        standing(u"done"_s, 0, acting(ActionKind::FollowTag, u"cake"_s));
        const auto rows = *user([](UserTx &tx) {
            return rowsOfKinds(tx, ActionKind::FollowTag, ActionKind::UnfollowTag);
        });
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].id, waits);
        QCOMPARE(rows[1].id, failed);
    }

    /// Its server has said since that it is so.
    void doneAfterAll()
    {
        const auto isDone = [this](qint64 id) {
            return *user([id](UserTx &tx) { return wasDoneAfterAll(tx, id); });
        };
        const qint64 refused = standing(u"failed"_s);
        QVERIFY(isDone(refused));
        QCOMPARE(row(refused).state, OutboxState::Sent); // the cache does not know yet
        QCOMPARE(row(refused).trouble, QString());
        QVERIFY(!isDone(refused));
        QCOMPARE(idsUnderWay(), std::vector<qint64>{refused});
        const qint64 waiting = standing(u"waiting"_s, 0, acting(ActionKind::Boost, u"2"_s));
        QVERIFY(!isDone(waiting));
        const qint64 dismissed = standing(u"cancelled"_s, 0, acting(ActionKind::Boost, u"3"_s));
        QVERIFY(!isDone(dismissed));
        QCOMPARE(row(dismissed).state, OutboxState::Cancelled);
    }

    /// Of posts the time is that of their key.
    void questionsThatAreOpen()
    {
        const auto open = [this](int most) {
            std::vector<qint64> ids;
            const auto rows =
                *user([most](UserTx &tx) { return openQuestions(tx, {u"A"_s}, most); });
            for (const OutboxRow &one : rows) {
                ids.push_back(one.id);
            }
            return ids;
        };
        const auto asked = [this](const QString &target, ActionKind kind, OutboxState state) {
            OutboxRow made = row(standing(u"sending"_s, 0, acting(kind, target)));
            made.state = state;
            made.keyAt = noon;
            return save(made) ? made.id : -1;
        };
        const qint64 first = asked(u"1"_s, ActionKind::Boost, OutboxState::Failed);
        const qint64 second = asked(u"2"_s, ActionKind::Block, OutboxState::Failed);
        asked(u"3"_s, ActionKind::Publish, OutboxState::Failed);
        asked(u"4"_s, ActionKind::Boost, OutboxState::Waiting);
        standing(u"failed"_s, 0, acting(ActionKind::Boost, u"5"_s)); // its server has said
        QCOMPARE(open(50), (std::vector<qint64>{second, first}));
        QCOMPARE(open(1), std::vector<qint64>{second});
        const auto close = [this, second](qint64 at) {
            return user([=](UserTx &tx) -> Result<Done> {
                closeQuestion(tx, second, at);
                return Done{};
            });
        };
        QVERIFY(close(noon - 1)); // of an earlier try
        QCOMPARE(open(50).size(), size_t(2));
        QVERIFY(close(noon));
        QCOMPARE(open(50), std::vector<qint64>{first});
        QCOMPARE(row(second).state, OutboxState::Failed);
    }

    /// What is wanted of the post now is not what was refused then.
    void moreWasWantedSince()
    {
        const qint64 boost = standing(u"sending"_s);
        const qint64 unboost = added(acting(ActionKind::Unboost)).id;
        OutboxRow refused = row(boost);
        refused.state = OutboxState::Failed;
        QVERIFY(save(refused));
        const auto isDone = [&] {
            return *user([boost](UserTx &tx) { return wasDoneAfterAll(tx, boost); });
        };
        QVERIFY(!isDone());
        QCOMPARE(row(boost).state, OutboxState::Failed);
        QVERIFY(*user([unboost](UserTx &tx) { return cancelAction(tx, unboost); }));
        QVERIFY(isDone());
    }

    /// Who wants something else of the post does not take it back.
    void somethingElseWasWantedSince_data()
    {
        QTest::addColumn<int>("refused");
        QTest::addColumn<int>("later");
        QTest::addColumn<bool>("holds");
        const auto line = [](const char *name, ActionKind refused, ActionKind later, bool holds) {
            QTest::newRow(name) << int(refused) << int(later) << holds;
        };
        line("something else", ActionKind::Boost, ActionKind::Bookmark, true);
        line("after a vote", ActionKind::Vote, ActionKind::Boost, true);
        line("another reaction", ActionKind::React, ActionKind::Favourite, false);
        line("no reaction", ActionKind::Favourite, ActionKind::Unreact, false);
    }
    void somethingElseWasWantedSince()
    {
        QFETCH(const int, refused);
        QFETCH(const int, later);
        QFETCH(const bool, holds);
        const auto of = [](int kind) {
            Action action = acting(ActionKind(kind));
            action.reaction = kind == int(ActionKind::React) ? u"👍"_s : u"🎉"_s;
            action.choices = {1};
            return action;
        };
        const qint64 id = standing(u"failed"_s, 0, of(refused));
        const qint64 other = standing(u"done"_s, 0, of(later));
        QVERIFY(other > id);
        QCOMPARE(*user([id](UserTx &tx) { return wasDoneAfterAll(tx, id); }), holds);
        QCOMPARE(row(id).state, holds ? OutboxState::Sent : OutboxState::Failed);
    }
};

QTEST_GUILESS_MAIN(tst_outboxshown)
#include "tst_outboxshown.moc"
