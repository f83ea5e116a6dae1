// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/followanswers.h"

#include "outboxtesting.h"

#include "store/accounts.h"
#include "store/notices.h"

using namespace asterism;
using namespace asterism::store;

/// What was said to people who wanted to follow.
class tst_followanswers : public QObject, OutboxFixture {
    Q_OBJECT

    const QString m_mei = u"mei@b.example"_s;

    std::vector<FollowAnswer> answers()
    {
        const auto found = user([](UserTx &tx) { return followAnswers(tx); });
        return found ? *found : std::vector<FollowAnswer>();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        QVERIFY(user([](UserTx &tx) {
            return addAccount(tx,
                {.id = {u"A"_s},
                    .acct = u"ao@a.example"_s,
                    .host = u"a.example"_s,
                    .localId = u"1"_s,
                    .addedAt = 1});
        }));
    }
    void cleanup() { m_folder.reset(); }

    void onlyWhatWasDone()
    {
        for (const QString &state : {u"waiting"_s, u"sent"_s, u"failed"_s, u"cancelled"_s}) {
            QVERIFY(standing(state, 0, acting(ActionKind::AcceptFollower, m_mei)) > 0);
        }
        QVERIFY(standing(u"done"_s, 0, acting(ActionKind::Follow, m_mei)) > 0);
        QVERIFY(answers().empty());
        QVERIFY(standing(u"done"_s, 0, acting(ActionKind::AcceptFollower, m_mei)) > 0);
        QCOMPARE(answers(), (std::vector<FollowAnswer>{{{u"A"_s}, m_mei, true, noon}}));
    }

    void theLastOneCounts()
    {
        QVERIFY(standing(u"done"_s, 0, acting(ActionKind::AcceptFollower, m_mei)) > 0);
        QVERIFY(standing(u"done"_s, 0, acting(ActionKind::RejectFollower, m_mei)) > 0);
        QCOMPARE(answers(), (std::vector<FollowAnswer>{{{u"A"_s}, m_mei, false, noon}}));
    }

    void notForEver()
    {
        const auto keepAt = [this](qint64 now, const QString &acct) {
            return user([=](UserTx &tx) -> Result<Done> {
                UserTx then{tx.db, tx.changes, now};
                keepFollowAnswer(then, acting(ActionKind::AcceptFollower, acct));
                return Done{};
            });
        };
        QVERIFY(keepAt(noon, m_mei));
        QVERIFY(keepAt(noon + noticesKeptMs, u"kai@b.example"_s));
        QCOMPARE(answers().size(), size_t(2));
        QCOMPARE(answers().front().acct, u"kai@b.example"_s);
        QVERIFY(keepAt(noon + noticesKeptMs + 1, u"ren@b.example"_s));
        QCOMPARE(answers().size(), size_t(2));
        QCOMPARE(answers().back().acct, u"kai@b.example"_s);
        const auto one = user([](UserTx &tx) { return followAnswers(tx, 1); });
        QVERIFY(one && one->size() == 1);
    }

    void gonePeopleLeaveNothing()
    {
        QVERIFY(standing(u"done"_s, 0, acting(ActionKind::AcceptFollower, m_mei)) > 0);
        QVERIFY(user([](UserTx &tx) { return removeAccount(tx, {u"A"_s}); }));
        QVERIFY(answers().empty());
        QVERIFY(standing(u"done"_s, 0, acting(ActionKind::AcceptFollower, m_mei)) > 0);
        QVERIFY(answers().empty());
    }
};

QTEST_GUILESS_MAIN(tst_followanswers)
#include "tst_followanswers.moc"
