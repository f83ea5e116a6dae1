// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

#include "store/accounts.h"

#include <QSignalSpy>

#include <algorithm>

using namespace asterism;
using namespace asterism::store;

/// The rows of the outbox: the last click is right, and what is on its way cannot be taken back.
class tst_outboxrows : public QObject, OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void aNewRow()
    {
        Action action = acting(ActionKind::Follow, u"ao@a.example"_s);
        action.options.notify = true;
        const Enqueued done = added(action, {}, noon + 5000);
        QVERIFY(done.id > 0);
        QVERIFY(done.cancelled.empty());
        const OutboxRow expected{.id = done.id,
            .action = action,
            .notBefore = noon + 5000,
            .createdAt = noon,
            .changedAt = noon};
        QCOMPARE(row(done.id), expected);
        QCOMPARE(row(99), OutboxRow{});
    }

    void everythingComesBack()
    {
        OutboxRow wanted = row(added(acting(ActionKind::Publish, u"key"_s)).id);
        wanted.state = OutboxState::Sending;
        wanted.tries = 3;
        wanted.notBefore = noon + 1;
        wanted.trouble = u"a.example cannot be reached."_s;
        wanted.key = u"k"_s;
        wanted.keyAt = noon + 2;
        wanted.newestBefore = QString(); // asked, and there is none
        wanted.sentAt = noon + 3;
        wanted.resultId = u"7"_s;
        wanted.resultUri = u"https://a.example/7"_s;
        wanted.resultUrl = u"https://a.example/@ao/7"_s;
        QVERIFY(save(wanted));
        const OutboxRow read = row(wanted.id);
        QCOMPARE(read, wanted);
        QVERIFY(read.newestBefore.has_value());
        wanted.newestBefore.reset();
        QVERIFY(save(wanted));
        QVERIFY(!row(wanted.id).newestBefore);
    }

    /// "is": the state and kind of what is there; "wish": what is clicked.
    void theLastClickIsRight_data()
    {
        QTest::addColumn<QString>("is");
        QTest::addColumn<bool>("boosts");
        QTest::addColumn<QString>("holds");
        QTest::addColumn<QString>("outcome");
        const auto add = [](const char *is, bool boosts, const char *holds, const char *outcome) {
            QTest::addRow("%s, %s, holds %s", is, boosts ? "boost" : "unboost", holds)
                << QString::fromLatin1(is) << boosts << QString::fromLatin1(holds)
                << QString::fromLatin1(outcome);
        };
        add("nothing", true, "?", "new");
        add("nothing", true, "no", "new");
        add("nothing", true, "yes", "nothing");
        add("waiting boost", true, "no", "the same");
        add("waiting boost", true, "yes", "the same");
        add("waiting boost", false, "yes", "cancelled, nothing");
        add("waiting boost", false, "?", "cancelled, new");
        add("waiting boost", false, "no", "cancelled, new");
        add("tried boost", false, "yes", "cancelled, new"); // it may be done after all
        add("sending boost", true, "no", "the same");
        add("sending boost", false, "yes", "new");
        add("resting boost", true, "no", "the same");
        add("resting boost", false, "yes", "cancelled, new");
        add("resting boost", false, "?", "cancelled, new");
        add("sent boost", true, "no", "the same");
        add("sent boost", false, "yes", "new");
        add("failed boost", true, "no", "cancelled, new");
        add("failed boost", true, "yes", "cancelled, nothing");
        add("failed boost", false, "yes", "cancelled, nothing");
        add("failed boost", false, "?", "cancelled, new");
        add("done boost", true, "no", "new");
        add("done boost", false, "?", "new");
        add("cancelled boost", false, "?", "new");
    }
    void theLastClickIsRight()
    {
        QFETCH(QString, is);
        QFETCH(bool, boosts);
        QFETCH(QString, holds);
        const qint64 before = is == u"nothing"_s ? 0 : standing(is.section(u' ', 0, 0));
        const Enqueued done = added(acting(boosts ? ActionKind::Boost : ActionKind::Unboost),
            holds == u"?"_s ? std::nullopt : std::optional(holds == u"yes"_s));
        QStringList words;
        if (!done.cancelled.empty()) {
            QCOMPARE(done.cancelled, std::vector<qint64>{before});
            QCOMPARE(row(before).state, OutboxState::Cancelled);
            words << u"cancelled"_s;
        }
        words << (done.id == 0 ? u"nothing"_s : done.id == before ? u"the same"_s : u"new"_s);
        QTEST(words.join(u", "_s), "outcome");
    }

    /// Boost is on its way; then back, forth and back: one row behind it, and no more.
    void clicksWhileOneIsSent()
    {
        const qint64 sending = standing(u"sending"_s);
        const qint64 back = added(acting(ActionKind::Unboost)).id;
        QVERIFY(back != sending);
        const Enqueued forth = added(acting(ActionKind::Boost), false);
        QCOMPARE(forth.id, sending);
        QCOMPARE(forth.cancelled, std::vector<qint64>{back});
        const qint64 again = added(acting(ActionKind::Unboost)).id;
        QVERIFY(again != sending && again != back);
        QCOMPARE(idsUnderWay(), (std::vector<qint64>{sending, again}));
    }

    /// What nobody knows of the first one is as little known of the second.
    void theOppositeOfWhatRests()
    {
        OutboxRow first = row(standing(u"resting"_s));
        first.notBefore = noon + 60;
        first.sentAt = noon - 5;
        first.tries = 3;
        QVERIFY(save(first));
        const OutboxRow back = row(added(acting(ActionKind::Unboost), true, noon + 7).id);
        QCOMPARE(row(first.id).state, OutboxState::Cancelled);
        QCOMPARE(back.state, OutboxState::Sending);
        QCOMPARE(back.notBefore, noon + 60);
        QCOMPARE(back.sentAt, noon - 5);
        QCOMPARE(back.tries, 3);
        QCOMPARE(back.trouble, QString());
        QVERIFY(isResting(back));
        const Enqueued forth = added(acting(ActionKind::Boost), false);
        QCOMPARE(forth.cancelled, std::vector<qint64>{back.id});
        QCOMPARE(row(forth.id).state, OutboxState::Sending);
        QCOMPARE(idsUnderWay(), std::vector<qint64>{forth.id});
    }

    /// Without a time of its own it rests all the same: it can be taken back, and is looked at.
    void theOppositeOfWhatRestsForItsTrouble()
    {
        standing(u"resting"_s);
        const OutboxRow back = row(added(acting(ActionKind::Unboost)).id);
        QCOMPARE(back.notBefore, noon);
        QVERIFY(isResting(back));
        QVERIFY(*user([&](UserTx &tx) { return cancelAction(tx, back.id); }));
    }

    /// Clicked while it was sent, and then no answer came.
    void whatComesToRestGivesWay()
    {
        OutboxRow sending = row(standing(u"sending"_s));
        const qint64 star = added(acting(ActionKind::Favourite)).id;
        const qint64 back = added(acting(ActionKind::Unboost)).id;
        QVERIFY(save(sending)); // it goes on
        QCOMPARE(row(back).state, OutboxState::Waiting);
        sending.trouble = u"trouble"_s;
        sending.tries = 2;
        QVERIFY(save(sending));
        QCOMPARE(row(sending.id).state, OutboxState::Cancelled);
        QCOMPARE(row(back).state, OutboxState::Sending);
        QCOMPARE(row(back).tries, 2);
        QCOMPARE(row(star).state, OutboxState::Waiting); // of another axis
        QVERIFY(!save(sending)); // whoever holds it hears that it is gone
    }

    /// The same person is to be followed after all, only otherwise.
    void newOptionsOfWhatRests()
    {
        Action follow = acting(ActionKind::Follow, u"ao@a.example"_s);
        const qint64 first = standing(u"resting"_s, 0, follow);
        follow.options.boosts = false;
        const qint64 behind = added(follow).id;
        QVERIFY(behind != first);
        QVERIFY(save(row(first)));
        QCOMPARE(idsUnderWay(), (std::vector<qint64>{first, behind}));
        follow.kind = ActionKind::Unfollow;
        const qint64 back = added(follow).id;
        QCOMPARE(idsUnderWay(), std::vector<qint64>{back});
        QCOMPARE(row(back).state, OutboxState::Sending);
    }

    void newOptionsOfWhatWaits()
    {
        Action follow = acting(ActionKind::Follow, u"ao@a.example"_s);
        const qint64 id = added(follow).id;
        follow.options.boosts = false;
        QCOMPARE(added(follow).id, id);
        QCOMPARE(row(id).action, follow);
    }

    /// What is on its way says what it says: other options come behind it.
    void newOptionsOfWhatIsSent()
    {
        Action follow = acting(ActionKind::Follow, u"ao@a.example"_s);
        OutboxRow sending = row(added(follow).id);
        sending.state = OutboxState::Sending;
        QVERIFY(save(sending));
        QCOMPARE(added(follow).id, sending.id);
        follow.options.boosts = false;
        const qint64 behind = added(follow).id;
        QVERIFY(behind != sending.id);
        QCOMPARE(row(behind).action, follow);
        QCOMPARE(row(sending.id).action.options, MovedItem());
    }

    /// Reactions, accounts and posts are told apart; so is what has no opposite.
    void othersAreLeftAlone()
    {
        Action thumb = acting(ActionKind::React);
        thumb.reaction = u"👍"_s;
        Action heart = thumb;
        heart.reaction = u"❤"_s;
        heart.kind = ActionKind::Unreact;
        Action choice = acting(ActionKind::Vote);
        choice.choices = {1};
        std::vector<qint64> ids;
        for (const Action &action : {thumb, heart, choice, choice, acting(ActionKind::Boost),
                 acting(ActionKind::Favourite), acting(ActionKind::Unboost, u"x"_s),
                 acting(ActionKind::Unboost, u"https://a.example/1"_s, u"B"_s)}) {
            const Enqueued done = added(action);
            QVERIFY(done.cancelled.empty());
            ids.push_back(done.id);
        }
        QCOMPARE(QSet<qint64>(ids.begin(), ids.end()).size(), 8);
        QCOMPARE(idsUnderWay().size(), size_t(7));
        QCOMPARE(*user(accountsUnderWay), (std::vector<AccountId>{{u"A"_s}, {u"B"_s}}));
    }

    void whatMakesNoSense_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"kind", "target", "account", "reaction", "choices", "size"}) {
            QTest::newRow(what) << QString::fromLatin1(what);
        }
    }
    void whatMakesNoSense()
    {
        QFETCH(QString, what);
        Action action = acting(ActionKind::Boost);
        if (what == u"kind"_s) {
            action.kind = ActionKind::Unknown;
        } else if (what == u"target"_s) {
            action.target.clear();
        } else if (what == u"account"_s) {
            action.account = {};
        } else if (what == u"reaction"_s) {
            action.kind = ActionKind::React;
        } else if (what == u"choices"_s) {
            action.kind = ActionKind::Vote;
        } else {
            action.post.text = QString(600'000, u'a');
        }
        const auto done = user([&](UserTx &tx) { return enqueue(tx, action, {}); });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Usage);
        QVERIFY(user([](UserTx &tx) { return outboxRows(tx); })->empty());
    }

    void noMoreThanMay()
    {
        const auto filled = user([](UserTx &tx) -> Result<Done> {
            for (int i = 0; i < mostInOutbox; ++i) {
                const Action tag = acting(ActionKind::FollowTag, QString::number(i));
                if (const auto done = enqueue(tx, tag, {}); !done) {
                    return done.error();
                }
            }
            return Done{};
        });
        QVERIFY(filled);
        const auto full =
            user([](UserTx &tx) { return enqueue(tx, acting(ActionKind::FollowTag), {}); });
        QVERIFY(!full);
        QCOMPARE(full.error().kind, ErrorKind::Usage);
        QVERIFY(!full.error().detail.isEmpty());
        // Of another account, and instead of one that is there.
        QVERIFY(added(acting(ActionKind::FollowTag, u"https://a.example/1"_s, u"B"_s)).id > 0);
        QVERIFY(added(acting(ActionKind::UnfollowTag, u"7"_s)).id > 0);
        const auto listed = *user([](UserTx &tx) { return underWay(tx, {u"A"_s}, 3); });
        QCOMPARE(listed.size(), size_t(3));
        QCOMPARE(listed[0].action.target, u"0"_s);
    }

    void cancelling_data()
    {
        QTest::addColumn<bool>("may");
        QTest::newRow("waiting") << true;
        QTest::newRow("tried") << true;
        QTest::newRow("failed") << true;
        QTest::newRow("sending") << false;
        QTest::newRow("resting") << true; // nobody is at it
        QTest::newRow("sent") << false;
        QTest::newRow("done") << false;
        QTest::newRow("cancelled") << false;
    }
    void cancelling()
    {
        QFETCH(bool, may);
        const qint64 id = standing(QString::fromLatin1(QTest::currentDataTag()));
        const OutboxRow before = row(id);
        QCOMPARE(*user([id](UserTx &tx) { return cancelAction(tx, id); }), may);
        QCOMPARE(row(id).state, may ? OutboxState::Cancelled : before.state);
    }

    void retrying_data()
    {
        QTest::addColumn<bool>("may");
        QTest::newRow("waiting") << true;
        QTest::newRow("tried") << true;
        QTest::newRow("failed") << true;
        QTest::newRow("sending") << false; // somebody is at it
        QTest::newRow("resting") << true;
        QTest::newRow("sent") << false;
        QTest::newRow("done") << false;
        QTest::newRow("cancelled") << false;
    }
    void retrying()
    {
        QFETCH(bool, may);
        const QString state = QString::fromLatin1(QTest::currentDataTag());
        const OutboxRow before = row(standing(state, noon + 60));
        QCOMPARE(*user([&](UserTx &tx) { return retryAction(tx, before.id); }), may);
        const OutboxRow after = row(before.id);
        if (may) {
            // What may have been sent is not sent as if it never was.
            QCOMPARE(
                after.state, state == u"resting"_s ? OutboxState::Sending : OutboxState::Waiting);
            QCOMPARE(after.notBefore, 0);
            QCOMPARE(after.trouble, QString());
            QCOMPARE(after.tries, before.tries); // what may have been sent may have been sent
        } else {
            QCOMPARE(after, before);
        }
    }

    /// Nothing but its time, or nothing but its trouble, says that it rests.
    void whatRests()
    {
        OutboxRow one = row(standing(u"sending"_s));
        QVERIFY(!isResting(one));
        one.notBefore = noon + 60;
        QVERIFY(isResting(one));
        QVERIFY(save(one));
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, one.id); }));
        QVERIFY(!*user([&](UserTx &tx) { return retryAction(tx, one.id); }));
        one.notBefore = 0;
        one.trouble = u"trouble"_s;
        QVERIFY(isResting(one));
        QVERIFY(save(one));
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, one.id); }));
        one.state = OutboxState::Waiting;
        QVERIFY(!isResting(one));
        one.state = OutboxState::Sent;
        QVERIFY(!isResting(one));
    }

    /// Who clicks twice reports once.
    void reports_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("same");
        for (const char *state : {"waiting", "tried", "sending", "resting", "sent"}) {
            QTest::newRow(state) << QString::fromLatin1(state) << true;
        }
        for (const char *state : {"failed", "done", "cancelled"}) {
            QTest::newRow(state) << QString::fromLatin1(state) << false;
        }
    }
    void reports()
    {
        QFETCH(QString, state);
        QFETCH(bool, same);
        const QString who = u"ao@a.example"_s;
        Action report = acting(ActionKind::Report, who);
        report.report = {.posts = {u"https://a.example/1"_s}, .comment = u"Shoes!"_s};
        const qint64 first = standing(state, 0, report);
        const Enqueued again = added(report);
        QVERIFY(again.id > 0);
        QVERIFY(again.cancelled.empty());
        QCOMPARE(again.id == first, same);
    }

    void otherReports()
    {
        Action report = acting(ActionKind::Report, u"ao@a.example"_s);
        report.report = {.posts = {u"https://a.example/1"_s}, .comment = u"Shoes!"_s};
        QSet<qint64> ids{added(report).id};
        Action other = report;
        other.report.posts << u"https://a.example/2"_s;
        ids << added(other).id;
        other = report;
        other.report.comment = u"Socks!"_s;
        ids << added(other).id;
        other = report;
        other.report.forward = true;
        ids << added(other).id;
        other = report;
        other.target = u"mei@a.example"_s;
        ids << added(other).id;
        other = report;
        other.account = {u"B"_s};
        ids << added(other).id;
        other.kind = ActionKind::Block;
        ids << added(other).id;
        QCOMPARE(ids.size(), 7);
        QCOMPARE(added(report).id, *std::min_element(ids.cbegin(), ids.cend()));
    }

    void whatEndedIsNotWritten_data()
    {
        QTest::addColumn<QString>("state");
        for (const char *state : {"failed", "done", "cancelled"}) {
            QTest::newRow(state) << QString::fromLatin1(state);
        }
    }
    void whatEndedIsNotWritten()
    {
        QFETCH(QString, state);
        const qint64 id = standing(state);
        const OutboxRow before = row(id);
        OutboxRow late = before;
        late.state = OutboxState::Sending;
        late.trouble = u"late"_s;
        QVERIFY(!save(late));
        QCOMPARE(row(id), before);
    }

    /// The sender holds a row that it has read; options may have changed since.
    void savingLeavesTheOptions()
    {
        Action follow = acting(ActionKind::Follow, u"ao@a.example"_s);
        OutboxRow old = row(added(follow).id);
        follow.options.boosts = false;
        QCOMPARE(added(follow).id, old.id);
        QVERIFY(save(old));
        QCOMPARE(row(old.id).action, follow);
    }

    void whatIsShown()
    {
        QStringList states{
            u"waiting"_s, u"sending"_s, u"sent"_s, u"failed"_s, u"done"_s, u"cancelled"_s};
        std::vector<qint64> ids;
        for (const QString &state : states) {
            ids.push_back(standing(state, 0, acting(ActionKind::Boost, state)));
        }
        std::vector<qint64> shown;
        const auto all = *user([](UserTx &tx) { return outboxRows(tx); });
        for (const OutboxRow &one : all) {
            shown.push_back(one.id);
        }
        ids.resize(4);
        QCOMPARE(shown, ids);
        ids.resize(3);
        QCOMPARE(idsUnderWay(), ids);
    }

    void oldRowsGo()
    {
        const qint64 done = standing(u"done"_s, 0, acting(ActionKind::Boost, u"1"_s));
        const qint64 cancelled = standing(u"cancelled"_s, 0, acting(ActionKind::Boost, u"2"_s));
        const qint64 failed = standing(u"failed"_s, 0, acting(ActionKind::Boost, u"3"_s));
        m_folder->clock.advance(hourMs);
        QVERIFY(user(tidyOutbox));
        QCOMPARE(row(done).id, done); // whoever waits for it can still read it
        m_folder->clock.advance(1);
        QVERIFY(user(tidyOutbox));
        QCOMPARE(row(done).id, 0);
        QCOMPARE(row(cancelled).id, 0);
        QCOMPARE(row(failed).id, failed);
        // No number is given out twice.
        QVERIFY(added(acting(ActionKind::Boost)).id > failed);
    }

    void anAccountGoesAndItsRowsStay()
    {
        const Account account{.id = {u"A"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
        QVERIFY(user([&](UserTx &tx) { return addAccount(tx, account); }));
        const qint64 id = added(acting(ActionKind::Boost)).id;
        QVERIFY(user([&](UserTx &tx) { return removeAccount(tx, account.id); }));
        QCOMPARE(row(id).state, OutboxState::Waiting);
    }

    void changesAreTold()
    {
        qRegisterMetaType<Changes>();
        QSignalSpy spy(&m_folder->store(), &Store::committed);
        const qint64 id = added(acting(ActionKind::Boost)).id;
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(spy.takeFirst().at(0).value<Changes>().outbox);
        QVERIFY(save(row(id)));
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(*user([id](UserTx &tx) { return cancelAction(tx, id); }));
        QTRY_COMPARE(spy.size(), 2);
        QVERIFY(!*user([id](UserTx &tx) { return cancelAction(tx, id); }));
        QVERIFY(user(tidyOutbox)); // nothing goes
        QVERIFY(!save(row(id)));
        QCoreApplication::processEvents();
        QCOMPARE(spy.size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_outboxrows)
#include "tst_outboxrows.moc"
