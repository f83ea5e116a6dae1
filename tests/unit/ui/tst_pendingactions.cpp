// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinemodelfixture.h"

#include "store/outbox.h"
#include "ui/models/pendingactions.h"

#include <QSignalSpy>

/// What the outbox has on its way, and the rows that show it.
class tst_PendingActions : public QObject, TimelineModelFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup()
    {
        m_pending.reset();
        end();
    }

    void whatIsPutInIsToldAtOnce()
    {
        follow();
        put(Action::Kind::Boost, u"A"_s);
        QTRY_COMPARE(m_told.size(), 1);
        QCOMPARE(m_told[0], QSet<QString>{post});
        QCOMPARE(kinds(), QList<int>{int(Action::Kind::Boost)});
    }

    void inTheOrderInWhichItGoes()
    {
        follow();
        put(Action::Kind::Boost, u"A"_s);
        put(Action::Kind::Bookmark, u"B"_s);
        QTRY_COMPARE(kinds(), (QList<int>{int(Action::Kind::Boost), int(Action::Kind::Bookmark)}));
    }

    /// However much was clicked: the oldest go next, and stand at their posts like the newest.
    void thousandsAreOnTheirWay()
    {
        constexpr int many = 2100;
        QVERIFY(m_folder->writeUser([](UserTx &tx) -> Result<Done> {
            for (int i = 0; i < many; ++i) {
                const Action boost{.kind = Action::Kind::Boost,
                    .account = {u"A"_s},
                    .target = u"https://a.example/%1"_s.arg(i)};
                if (const auto done = enqueue(tx, boost, {}); !done) {
                    return done.error();
                }
            }
            return Done{};
        }));
        follow();
        QTRY_COMPARE(m_pending->byPost()->size(), many);
        QVERIFY(m_pending->byPost()->contains(u"https://a.example/0"_s));
        QCOMPARE(m_told.size(), 1);
        put(Action::Kind::Boost, u"A"_s);
        QTRY_COMPARE(m_told.size(), 2);
        QCOMPARE(m_told[1], QSet<QString>{post}); // nothing else has changed
    }

    void whatWasThereBefore()
    {
        put(Action::Kind::Favourite, u"A"_s);
        follow();
        QTRY_COMPARE(kinds(), QList<int>{int(Action::Kind::Favourite)});
    }

    void whatEndedOrFailedIsNot()
    {
        follow();
        const qint64 id = put(Action::Kind::Boost, u"A"_s);
        QTRY_COMPARE(kinds().size(), 1);
        state(id, OutboxRow::State::Sent); // the cache does not know yet
        put(Action::Kind::Boost, u"A"_s, u"https://a.example/other"_s); // read behind it
        QTRY_VERIFY(m_pending->byPost()->contains(u"https://a.example/other"_s));
        QCOMPARE(kinds().size(), 1);
        state(id, OutboxRow::State::Failed);
        QTRY_COMPARE(kinds().size(), 0);
        QCOMPARE(m_told.last(), QSet<QString>{post});
    }

    /// Until it is tried again, dismissed, or something else is wanted in its place.
    void whatWasRefusedIsTold()
    {
        follow();
        QVERIFY(m_pending->refused()->isEmpty());
        const qint64 id = put(Action::Kind::Boost, u"A"_s);
        QTRY_COMPARE(kinds().size(), 1);
        state(id, OutboxRow::State::Failed, u"a.example: No boosts today"_s);
        QTRY_COMPARE(troubles(), QStringList{u"a.example: No boosts today"_s});
        QCOMPARE(kinds().size(), 0);
        QCOMPARE(m_told.last(), QSet<QString>{post});
        QCOMPARE(m_pending->refused()->value(post)[0].row, id);
        QVERIFY(m_folder->writeUser([id](UserTx &tx) { return retryAction(tx, id); }));
        QTRY_COMPARE(troubles().size(), 0);
        QCOMPARE(kinds().size(), 1);
        state(id, OutboxRow::State::Failed, u"a.example: Still none"_s);
        QTRY_COMPARE(troubles(), QStringList{u"a.example: Still none"_s});
        QVERIFY(m_folder->writeUser([id](UserTx &tx) { return cancelAction(tx, id); }));
        QTRY_COMPARE(troubles().size(), 0);
    }

    void aLaterWishTakesItsPlace()
    {
        follow();
        const qint64 id = put(Action::Kind::Boost, u"A"_s);
        state(id, OutboxRow::State::Failed, u"no"_s);
        QTRY_COMPARE(troubles(), QStringList{u"no"_s});
        put(Action::Kind::Favourite, u"A"_s); // about something else
        QTRY_COMPARE(kinds().size(), 1);
        QCOMPARE(troubles().size(), 1);
        put(Action::Kind::Unboost, u"A"_s);
        QTRY_COMPARE(troubles().size(), 0);
    }

    void itsRowTellsWhatWasRefused()
    {
        arrive(20);
        follow();
        const auto model = modelOf();
        QTRY_COMPARE(model->rowCount(), 20);
        QSignalSpy told(model.get(), &ui::PostList::rowChanged);
        const qint64 id = put(Action::Kind::Boost, u"A"_s, model->at(3).uri);
        state(id, OutboxRow::State::Failed, u"No"_s);
        QTRY_COMPARE(model->at(3).refusal.words, u"Could not boost: No"_s);
        QCOMPARE(model->at(3).refusal.rowId, QString::number(id));
        QVERIFY(!model->at(3).acting.isBoosted());
        QVERIFY(!told.isEmpty());
        QCOMPARE(told.last()[0].toInt(), 3);
        QVERIFY(model->at(2).refusal.rowId.isEmpty());
    }

    /// Of other posts nobody is told, nor of people and lists.
    void onlyWhatDiffersIsTold()
    {
        follow();
        put(Action::Kind::Boost, u"A"_s);
        QTRY_COMPARE(m_told.size(), 1);
        put(Action::Kind::Follow, u"A"_s, u"bea@b.example"_s);
        put(Action::Kind::Boost, u"A"_s, u"https://a.example/other"_s);
        QTRY_COMPARE(m_told.size(), 2);
        QCOMPARE(m_told[1], QSet<QString>{u"https://a.example/other"_s});
    }

    void whatARowIsHandedStays()
    {
        follow();
        const auto before = m_pending->byPost();
        put(Action::Kind::Boost, u"A"_s);
        QTRY_COMPARE(m_told.size(), 1);
        QVERIFY(before->isEmpty());
    }

    /// The row of the post is read again, and no other; what stands beside its pictures follows.
    void itsRowIsReadAgain()
    {
        arrive(20);
        follow();
        const auto model = modelOf();
        QTRY_COMPARE(model->rowCount(), 20);
        const std::unique_ptr<ui::PostList> beside(model->alone(3));
        QVERIFY(!model->at(3).acting.isBoosted());
        QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
        put(Action::Kind::Boost, u"A"_s, model->at(3).uri);
        QTRY_VERIFY(model->at(3).acting.isBoosted());
        QVERIFY(model->at(3).acting.boostWaits());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 3);
        QCOMPARE(changed[0][1].toModelIndex().row(), 3);
        QVERIFY(beside->at(0).acting.isBoosted());
    }

    /// What comes by itself gives a row in sight no line; one's own reaction is looked for.
    void onesOwnReactionHasItsLineAtOnce()
    {
        arrive(20);
        follow();
        const auto model = modelOf();
        QTRY_COMPARE(model->rowCount(), 20);
        model->look(0, 9, true);
        Action react{.kind = Action::Kind::React,
            .account = {u"A"_s},
            .target = model->at(3).uri,
            .reaction = u"👍"_s};
        QVERIFY(m_folder->writeUser([&](UserTx &tx) { return enqueue(tx, react, {}); }));
        QTRY_COMPARE(model->at(3).reactions.size(), 1);
        QVERIFY(model->at(3).reactionLine);
    }

private:
    void follow()
    {
        m_told.clear();
        m_pending = std::make_unique<ui::PendingActions>(m_folder->store());
        connect(m_pending.get(), &ui::PendingActions::changed, this,
            [this](const QSet<QString> &uris) { m_told << uris; });
    }
    std::unique_ptr<TimelineModel> modelOf()
    {
        const auto names = [this] {
            const Account account{
                .id = {u"A"_s}, .acct = u"ao@h.example"_s, .host = u"h.example"_s};
            ui::RowNames told;
            told.acting = {.accounts = std::make_shared<const std::vector<Account>>(
                               std::vector<Account>{account}),
                .standard = account.id,
                .pending = m_pending->byPost(),
                .refused = m_pending->refused()};
            return told;
        };
        auto model = std::make_unique<TimelineModel>(
            ui::TimelineContext{m_folder->store(), m_folder->clock, names,
                [](const std::vector<Source> &, qint64) { return answered<bool>(false); },
                [](qint64) { return answered<Done>(Done{}); }},
            ui::RowQuery{.sources = {source()}}, u"column"_s);
        connect(m_pending.get(), &ui::PendingActions::changed, model.get(), &TimelineModel::reread);
        return model;
    }
    qint64 put(Action::Kind kind, const QString &account, const QString &target = post)
    {
        const Action action{.kind = kind, .account = {account}, .target = target};
        const auto done = m_folder->writeUser([&](UserTx &tx) { return enqueue(tx, action, {}); });
        return done ? done->id : 0;
    }
    void state(qint64 id, OutboxRow::State state, const QString &trouble = {})
    {
        QVERIFY(m_folder->writeUser([&](UserTx &tx) -> Result<bool> {
            auto row = outboxRow(tx, id);
            if (!row || !*row) {
                return Error{.kind = ErrorKind::NotFound};
            }
            (*row)->state = state;
            (*row)->trouble = trouble;
            tx.changes.outbox = true;
            return saveOutboxRow(tx, **row);
        }));
    }
    QList<int> kinds() const
    {
        QList<int> found;
        for (const Action &action : m_pending->byPost()->value(post)) {
            found << int(action.kind);
        }
        return found;
    }

    QStringList troubles() const
    {
        QStringList found;
        for (const ui::RefusedAction &refused : m_pending->refused()->value(post)) {
            found << refused.trouble;
        }
        return found;
    }

    static inline const QString post = u"https://a.example/n1"_s;
    QList<QSet<QString>> m_told;
    std::unique_ptr<ui::PendingActions> m_pending;
};

QTEST_GUILESS_MAIN(tst_PendingActions)
#include "tst_pendingactions.moc"
