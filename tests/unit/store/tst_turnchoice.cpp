// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/turnchoice.h"

#include "base/clock.h"
#include "model/action.h"

#include <QTest>

#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::store;

namespace {

constexpr qint64 turnNow = 1'795'348'800'000;

TurnCandidate favouriteTurn(qint64 id)
{
    return {.id = id, .kind = int(Action::Kind::Favourite), .isUnsent = true};
}

TurnCandidate postTurn(qint64 id, bool hasFiles, const QString &replyTo = {})
{
    return {.id = id,
        .kind = int(Action::Kind::Publish),
        .isUnsent = true,
        .hasFiles = hasFiles,
        .replyTo = replyTo};
}

} // namespace

/// What may go now, by which of an account's two hands.
class tst_turnchoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_wish = {.account = {u"A"_s}}; }

    /// A wait that was reckoned by a clock that was set back since; what somebody chose stays.
    void aClockThatWasSetBack()
    {
        TurnCandidate one = postTurn(1, false);
        one.changedAt = turnNow + hourMs;
        one.notBefore = one.changedAt + minuteMs;
        m_candidates = {one};
        QCOMPARE(acting(), 1);
        m_wish.awayUntil = turnNow + secondMs; // of this clock
        QCOMPARE(acting(), 0);
        m_wish.awayUntil = 0;
        m_candidates[0].chosenAt = one.notBefore;
        QCOMPARE(acting(), 0);
        m_candidates[0] = one;
        m_candidates[0].changedAt = turnNow + 10 * secondMs; // put right, as it is now and then
        QCOMPARE(acting(), 0);
    }

    void filesHoldBackTheirPostAlone()
    {
        m_candidates = {postTurn(1, true), favouriteTurn(2), postTurn(3, false)};
        QCOMPARE(acting(), 2);
        QCOMPARE(files(), 1);
        m_candidates.erase(m_candidates.begin() + 1);
        QCOMPARE(acting(), 3);
    }

    /// Once they are there it is as old as it ever was.
    void thenItGoesInItsTurn()
    {
        m_candidates = {postTurn(1, true), favouriteTurn(2), postTurn(3, true)};
        m_wish.filesThere = {1};
        QCOMPARE(acting(), 1);
        QCOMPARE(files(), 3);
    }

    void filesInTheOrderOfTheirPosts()
    {
        m_candidates = {postTurn(1, true), postTurn(2, true)};
        QCOMPARE(files(), 1);
        m_wish.filesThere = {1, 2};
        QCOMPARE(acting(), 1);
        QCOMPARE(files(), 0);
    }

    /// Whether it was posted is for the acting hand to find out.
    void whatMayHaveBeenSentHadItsFiles()
    {
        m_candidates = {postTurn(1, true)};
        m_candidates[0].isUnsent = false;
        QCOMPARE(acting(), 1);
        QCOMPARE(files(), 0);
    }

    void answersToOnePostKeepTheirOrder()
    {
        m_candidates = {postTurn(1, true, u"x"_s), postTurn(2, false, u"x"_s),
            postTurn(3, false, u"y"_s), postTurn(4, false)};
        QCOMPARE(acting(), 3);
        m_wish.other = 1; // while they are being sent
        QCOMPARE(acting(), 3);
        m_wish.filesThere = {1};
        m_wish.other = 0;
        QCOMPARE(acting(), 1);
    }

    /// As whatever waits lets the others pass.
    void anAnswerPassesOneThatWaits()
    {
        m_candidates = {postTurn(1, true, u"x"_s), postTurn(2, false, u"x"_s)};
        m_candidates[0].notBefore = turnNow + secondMs;
        QCOMPARE(acting(), 2);
        QCOMPARE(files(), 0);
        m_candidates[0].notBefore = 0;
        m_wish.filesUntil = turnNow + minuteMs;
        QCOMPARE(acting(), 2);
    }

    void neverBothAtOneAction()
    {
        m_candidates = {postTurn(1, true), postTurn(2, true), favouriteTurn(3), favouriteTurn(4)};
        m_wish.filesThere = {1};
        m_wish.other = 1;
        QCOMPARE(files(), 2);
        m_wish.filesThere = {};
        QCOMPARE(files(), 2);
        m_wish.other = 3;
        QCOMPARE(acting(), 4);
    }

    /// Each hand is told when there is something for it, and no more.
    void whenTheNextOneComes()
    {
        m_candidates = {postTurn(1, true), favouriteTurn(2), favouriteTurn(3)};
        m_candidates[0].notBefore = turnNow + 1;
        m_candidates[1].notBefore = turnNow + 20;
        m_candidates[2].notBefore = turnNow + 10;
        QCOMPARE(acting(), 0);
        QCOMPARE(m_nextAt, turnNow + 10);
        QCOMPARE(files(), 0);
        QCOMPARE(m_nextAt, turnNow + 1);
    }

    void whatHoldsWhom_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<qint64>("byActing");
        QTest::addColumn<qint64>("byFiles");
        QTest::newRow("files do not get through") << u"files"_s << qint64(2) << qint64(0);
        QTest::newRow("the server is away") << u"away"_s << qint64(0) << qint64(0);
        QTest::newRow("posts are limited") << u"posts"_s << qint64(2) << qint64(0);
        QTest::newRow("favourites are limited") << u"favourites"_s << qint64(0) << qint64(1);
        QTest::newRow("it was tried") << u"tried"_s << qint64(2) << qint64(0);
    }
    void whatHoldsWhom()
    {
        QFETCH(QString, what);
        QFETCH(qint64, byActing);
        QFETCH(qint64, byFiles);
        m_candidates = {postTurn(1, true), favouriteTurn(2)};
        m_candidates[0].isTroubled = true;
        const qint64 until = turnNow + minuteMs;
        if (what == u"files"_s) {
            m_wish.filesUntil = until;
        } else if (what == u"away"_s) {
            m_wish.awayUntil = until;
        } else if (what == u"tried"_s) {
            m_wish.rows.insert(1, until);
        } else {
            const bool posts = what == u"posts"_s;
            m_wish.kinds.insert(
                int(posts ? Action::Kind::Publish : Action::Kind::Favourite), until);
        }
        QCOMPARE(acting(), byActing);
        QCOMPARE(files(), byFiles);
    }

    /// Somebody wants it to be tried.
    void whoeverAsksIsHeard()
    {
        m_candidates = {postTurn(1, true)};
        m_wish.rows.insert(1, turnNow + hourMs);
        m_wish.filesUntil = turnNow + hourMs;
        m_wish.awayUntil = turnNow + hourMs;
        QCOMPARE(files(), 1);
    }

private:
    /// The id of the one that the hand takes; 0: none.
    qint64 taken(OutboxHand hand)
    {
        m_wish.hand = hand;
        TurnChoice choice(m_wish, turnNow);
        for (const TurnCandidate &one : m_candidates) {
            if (choice.takes(one)) {
                return one.id;
            }
        }
        m_nextAt = choice.nextAt();
        return 0;
    }
    qint64 acting() { return taken(OutboxHand::Acting); }
    qint64 files() { return taken(OutboxHand::Files); }

    TurnWish m_wish{.account = {u"A"_s}};
    std::vector<TurnCandidate> m_candidates;
    qint64 m_nextAt = 0;
};

QTEST_GUILESS_MAIN(tst_turnchoice)
#include "tst_turnchoice.moc"
