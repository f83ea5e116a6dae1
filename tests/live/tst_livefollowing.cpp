// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livehouse.h"
#include "live/witness.h"
#include "store/followanswers.h"
#include "sync/followrequests.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::live;

/// Somebody asks to follow an account that must agree, and is let in or not; both servers are asked
/// afterwards.
class tst_livefollowing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto world = LiveWorld::read();
        if (!world) {
            QSKIP("skipped: no server");
        }
        if (!world->keeper.isWhole() || !world->third.isWhole()) {
            QSKIP("no account was named that must agree before it is followed, or nobody who asks");
        }
        m_house = std::make_unique<LiveHouse>();
        QVERIFY(m_house->isReady());
        const auto keeper = m_house->signIn(world->keeper);
        const auto asker = m_house->signIn(world->third);
        QVERIFY(keeper && asker);
        m_keeper = *keeper;
        m_asker = *asker;
        m_why = whyNot(ActionKind::AcceptFollower, m_keeper.account, m_keeper.instance);
        m_house->start();
    }

    void isNotLetIn()
    {
        if (!m_why.isEmpty()) {
            QSKIP(qPrintable(m_why));
        }
        QVERIFY(asksAnew());
        QVERIFY(asks(true));
        QCOMPARE(does(m_keeper, ActionKind::RejectFollower, m_asker), QString());
        QVERIFY(asks(false));
        QVERIFY(isFollower(false));
        QCOMPARE(answers(), QList<bool>{false});
        QVERIFY(m_house->nothingWaits());
    }

    /// After that: some servers do not hear that who was let in leaves (snac 2.84).
    void isLetIn()
    {
        if (!m_why.isEmpty()) {
            QSKIP(qPrintable(m_why));
        }
        QVERIFY(asksAnew());
        QVERIFY(asks(true));
        QVERIFY(isFollower(false));
        QCOMPARE(does(m_keeper, ActionKind::AcceptFollower, m_asker), QString());
        QVERIFY(isFollower(true));
        QVERIFY(asks(false));
        QVERIFY(follows());
        QCOMPARE(answers(), QList<bool>{true}); // the last one counts
        QVERIFY(m_house->nothingWaits());
    }

    /// snac before 2.78: who asks is answered on its web pages alone. Nothing is made of that, and
    /// nobody is let in.
    void isSaidWhereItCannotBeAnswered()
    {
        if (m_why.isEmpty()) {
            QSKIP("the keeper's server tells who asks, and takes the answer");
        }
        QVERIFY(asksAnew());
        QVERIFY2(m_why.contains(m_keeper.instance.host), qPrintable(m_why));
        const auto told = requests();
        QVERIFY(!told);
        QCOMPARE(told.error().kind, ErrorKind::Usage);
        const qint64 id = m_house->ask(m_keeper, ActionKind::AcceptFollower, m_asker.account.acct);
        const store::OutboxRow row = m_house->outcome(id);
        QCOMPARE(row.state, OutboxState::Failed);
        QVERIFY2(row.trouble.contains(m_keeper.instance.host), qPrintable(row.trouble));
        QVERIFY(answers().isEmpty());
        QVERIFY(m_house->takeOut(id));
        QVERIFY(isFollower(false));
    }

    /// As it was before.
    void cleanupTestCase()
    {
        if (m_house && !m_asker.isGuest()) {
            QCOMPARE(does(m_asker, ActionKind::Unfollow, m_keeper), QString());
        }
        m_house.reset();
    }

private:
    /// Why it did not go well; empty: it did.
    QString does(const Session &session, ActionKind kind, const Session &whom)
    {
        return m_house->trouble(m_house->ask(session, kind, whom.account.acct));
    }

    /// By somebody whom nobody has let in.
    bool asksAnew()
    {
        const QString before = does(m_asker, ActionKind::Unfollow, m_keeper);
        const QString trouble = isFollower(false) ? does(m_asker, ActionKind::Follow, m_keeper)
                                                  : u"they follow still"_s;
        if (!before.isEmpty() || !trouble.isEmpty()) {
            qWarning().noquote() << before << trouble;
        }
        return before.isEmpty() && trouble.isEmpty();
    }

    Result<PeoplePage> requests()
    {
        return await(loadFollowRequests(m_house->core(), m_house->sessions(), m_keeper, {}));
    }
    /// Whether the keeper's server says that the other one wants to follow, or does not.
    bool asks(bool wanted)
    {
        return Witness::until([&] {
            const auto told = requests();
            return told && isAmong(told->people) == wanted;
        });
    }
    bool isAmong(const std::vector<Actor> &people) const
    {
        return std::ranges::find(people, m_asker.account.acct, &Actor::acct) != people.end();
    }
    /// Whether it says that they do.
    bool isFollower(bool wanted)
    {
        return Witness::until([&] {
            const auto now = m_witness.standing(m_keeper, m_asker.account.acct);
            return now && now->followedBy == wanted;
        });
    }
    /// The server of who asked has heard of it.
    bool follows()
    {
        return Witness::until([&] {
            const auto now = m_witness.standing(m_asker, m_keeper.account.acct);
            return now && now->following && !now->requested;
        });
    }
    /// What the own store has of that: whether they were let in.
    QList<bool> answers()
    {
        const auto all = m_house->core().store.readUserNow(
            [](store::UserTx &tx) { return store::followAnswers(tx); });
        QList<bool> accepted;
        for (const store::FollowAnswer &one : all ? *all : std::vector<store::FollowAnswer>()) {
            const bool meant =
                one.account == m_keeper.account.id && one.acct == m_asker.account.acct;
            accepted += meant ? QList<bool>{one.accepted} : QList<bool>();
        }
        return accepted;
    }

    Witness m_witness;
    std::unique_ptr<LiveHouse> m_house;
    Session m_keeper;
    Session m_asker;
    QString m_why; ///< why the keeper cannot answer; empty: they can
};

QTEST_GUILESS_MAIN(tst_livefollowing)
#include "tst_livefollowing.moc"
