// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

#include "store/outboxturn.h"

using namespace asterism;
using namespace asterism::store;

/// Whose turn it is: in order for each target, and who waits lets the others pass.
class tst_outboxturn : public QObject, OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_wish = {.account = {u"A"_s}};
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void theOldestFirst()
    {
        QCOMPARE(turn(), u"nobody"_s);
        const qint64 one = boost(u"1"_s);
        const qint64 two = boost(u"2"_s);
        QCOMPARE(added(acting(ActionKind::Boost, u"0"_s, u"B"_s)).id, two + 1);
        QCOMPARE(turn(), idOf(one));
        end(one);
        QCOMPARE(turn(), idOf(two));
        end(two);
        QCOMPARE(turn(), u"nobody"_s);
    }

    /// Strictly in order, whatever the first of them waits for; a failed one holds nobody up.
    void oneTargetInOrder()
    {
        const qint64 first = boost(u"1"_s, noon + 1000);
        const qint64 second = added(acting(ActionKind::Favourite, u"1"_s)).id;
        const qint64 other = boost(u"2"_s);
        QCOMPARE(turn(), idOf(other));
        end(other);
        QCOMPARE(turn(), u"at 1000"_s);
        m_folder->clock.advance(1000);
        QCOMPARE(turn(), idOf(first));
        OutboxRow failed = row(first);
        failed.state = OutboxState::Failed;
        QVERIFY(save(failed));
        QCOMPARE(turn(), idOf(second));
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, first); }));
        QCOMPARE(turn(), idOf(first));
    }

    /// What may have been sent, and what the cache must learn, have their turns as well.
    void whateverIsUnderWay()
    {
        for (const auto state : {OutboxState::Sending, OutboxState::Sent}) {
            OutboxRow changed = row(boost(u"1"_s));
            changed.state = state;
            QVERIFY(save(changed));
            QCOMPARE(turn(), idOf(changed.id));
            end(changed.id);
        }
    }

    void limitsHoldTheirKindOnly()
    {
        m_wish.kinds.insert(int(ActionKind::Boost), noon + 60'000);
        boost(u"1"_s);
        const qint64 favourite = added(acting(ActionKind::Favourite, u"2"_s)).id;
        QCOMPARE(turn(), idOf(favourite));
        end(favourite);
        QCOMPARE(turn(), u"at 60000"_s);
    }

    void aLimitOfFilesHoldsWhatHasSome()
    {
        m_wish.filesUntil = noon + 60'000;
        const qint64 post = picture(ActionKind::Publish, u"1"_s);
        picture(ActionKind::Edit, u"2"_s);
        const qint64 words = added(acting(ActionKind::Publish, u"3"_s)).id;
        QCOMPARE(turn(), idOf(words));
        end(words);
        QCOMPARE(turn(), u"nobody"_s);
        QCOMPARE(filesTurn(), u"at 60000"_s);
        m_wish.filesThere = {post};
        QCOMPARE(turn(), idOf(post)); // a limit of files says nothing of it any more
    }

    /// What has files waits for nobody but the hand that sends them, and holds up nobody.
    void eachHandItsOwn()
    {
        const qint64 post = picture(ActionKind::Publish, u"1"_s);
        const qint64 edit = picture(ActionKind::Edit, u"2"_s);
        const qint64 behind = added(acting(ActionKind::Favourite, u"2"_s)).id;
        const qint64 other = boost(u"3"_s);
        QCOMPARE(filesTurn(), idOf(post));
        QCOMPARE(turn(), idOf(other));
        end(other);
        QCOMPARE(turn(), u"nobody"_s); // the favourite is of the same target as the edit
        m_wish.filesThere = {edit};
        QCOMPARE(turn(), idOf(edit));
        end(edit);
        QCOMPARE(turn(), idOf(behind));
        m_wish.filesThere = {edit, post};
        QCOMPARE(turn(), idOf(post));
        QCOMPARE(filesTurn(), u"nobody"_s);
    }

    /// What may have been sent had its files, and answers to one post keep their order.
    void filesOfWhatWasSentAndOfAnswers()
    {
        Action answer = acting(ActionKind::Publish, u"1"_s);
        answer.post.replyTo = u"https://b.example/1"_s;
        Action first = answer;
        first.post.media = {{.file = u"a.png"_s}};
        const qint64 withFile = added(first).id;
        answer.target = u"2"_s;
        const qint64 second = added(answer).id;
        QCOMPARE(turn(), u"nobody"_s);
        QCOMPARE(filesTurn(), idOf(withFile));
        OutboxRow sent = row(withFile);
        sent.state = OutboxState::Sending;
        QVERIFY(save(sent));
        QCOMPARE(turn(), idOf(withFile));
        QCOMPARE(filesTurn(), u"nobody"_s);
        end(withFile);
        QCOMPARE(turn(), idOf(second));
    }

    /// No clock that was set back: somebody chose that time.
    /// Then the hand for files need not ask again for whatever ends.
    void whetherThereAreFilesAtAll()
    {
        QVERIFY(hasNoFiles());
        boost(u"1"_s);
        Action post = acting(ActionKind::Publish, u"words"_s);
        QVERIFY(added(post).id > 0);
        QVERIFY(hasNoFiles());
        Action edit = acting(ActionKind::Edit, u"1"_s); // waits for the boost
        edit.post.media = {Attachment{.file = u"1.png"_s}};
        const qint64 id = added(edit).id;
        QVERIFY(!hasNoFiles());
        end(id);
        QVERIFY(hasNoFiles());
    }

    void whatWaitsForItsTime()
    {
        Action later = acting(ActionKind::Publish, u"1"_s);
        later.post.scheduledAt = noon + 30 * dayMs;
        const qint64 id = added(later, {}, noon + 30 * dayMs).id;
        QCOMPARE(turn(), u"at %1"_s.arg(30 * dayMs));
        m_folder->clock.advance(30 * dayMs);
        QCOMPARE(turn(), idOf(id));
        end(id);
        const qint64 beyond = added(later, {}, later.post.scheduledAt + 3 * dayMs).id;
        QCOMPARE(turn(), idOf(beyond));
    }

    void aServerThatIsAwayHoldsAll()
    {
        m_wish.awayUntil = noon + 2000;
        boost(u"1"_s);
        boost(u"2"_s, noon + 5000);
        QCOMPARE(turn(), u"at 2000"_s);
        m_folder->clock.advance(2000);
        QVERIFY(turn().startsWith(u"id "_s));
    }

    /// One that fails again and again lets the others pass; whoever asks for it is heard.
    void whatWasTried()
    {
        const qint64 tried = standing(u"tried"_s, 0, acting(ActionKind::Boost, u"1"_s));
        const qint64 other = boost(u"2"_s);
        m_wish.rows.insert(tried, noon + 9000);
        QCOMPARE(turn(), idOf(other));
        m_wish.awayUntil = noon + 5000;
        QCOMPARE(turn(), u"at 5000"_s);
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, tried); }));
        QCOMPARE(turn(), idOf(tried));
    }

    /// The same of what may have been sent and waits to be looked at.
    void whatRests()
    {
        const qint64 resting =
            standing(u"resting"_s, noon + 60'000, acting(ActionKind::Boost, u"1"_s));
        m_wish.rows.insert(resting, noon + 9000);
        m_wish.awayUntil = noon + 5000;
        QCOMPARE(turn(), u"at 60000"_s);
        QVERIFY(*user([&](UserTx &tx) { return retryAction(tx, resting); }));
        QCOMPARE(turn(), idOf(resting));
        QCOMPARE(row(resting).state, OutboxState::Sending);
    }

    void aClockThatWasSetBack()
    {
        const qint64 far = boost(u"1"_s, noon + 3 * dayMs);
        QCOMPARE(turn(), idOf(far));
        end(far);
        boost(u"2"_s, noon + 2 * dayMs);
        QCOMPARE(turn(), u"at %1"_s.arg(2 * dayMs));
    }

    /// Somebody has written into the file: it is not sent as something else.
    void whatCannotBeRead()
    {
        const qint64 id = boost(u"1"_s);
        QVERIFY(user([](UserTx &tx) -> Result<Done> {
            tx.db.exec("UPDATE outbox SET options = '{\"post\":7}'");
            return Done{};
        }));
        const auto found = user([&](UserTx &tx) { return nextTurn(tx, m_wish); });
        QVERIFY(found && found->row);
        QVERIFY(found->unreadable);
        QCOMPARE(found->row->id, id);
        QCOMPARE(found->row->action, acting(ActionKind::Boost, u"1"_s));
        QVERIFY(user([](UserTx &tx) -> Result<Done> {
            tx.db.exec("UPDATE outbox SET options = '{}', kind = 999");
            return Done{};
        }));
        QVERIFY(user([&](UserTx &tx) { return nextTurn(tx, m_wish); })->unreadable);
    }

    void resultsOfOthers()
    {
        std::vector<qint64> ids;
        for (int i = 0; i < 3; ++i) {
            OutboxRow made = row(added(acting(ActionKind::Publish, QString::number(i))).id);
            made.state = i == 0 ? OutboxState::Sent : OutboxState::Done;
            made.resultId = i == 2 ? QString() : u"p%1"_s.arg(i);
            QVERIFY(save(made));
            ids.push_back(made.id);
        }
        const auto results = [&](qint64 but) {
            return *user([&](UserTx &tx) { return resultIds(tx, {u"A"_s}, but); });
        };
        QCOMPARE(results(ids[2]), (QStringList{u"p0"_s, u"p1"_s}));
        QCOMPARE(results(ids[0]), QStringList{u"p1"_s});
    }

    /// Whoever is behind all those that wait is found.
    void many()
    {
        QVERIFY(user([](UserTx &tx) -> Result<Done> {
            for (int i = 0; i < 2000; ++i) {
                const auto kind = i == 1999 ? ActionKind::Favourite : ActionKind::Boost;
                if (const auto done = enqueue(tx, acting(kind, QString::number(i)), {}); !done) {
                    return done.error();
                }
            }
            return Done{};
        }));
        m_wish.kinds.insert(int(ActionKind::Boost), noon + 60'000);
        QVERIFY(turn().startsWith(u"id "_s));
        const auto found = user([&](UserTx &tx) { return nextTurn(tx, m_wish); });
        QCOMPARE(found->row->action.target, u"1999"_s);
    }

private:
    static QString idOf(qint64 id) { return u"id %1"_s.arg(id); }

    qint64 boost(const QString &target, qint64 notBefore = 0)
    {
        return added(acting(ActionKind::Boost, target), {}, notBefore).id;
    }
    qint64 picture(ActionKind kind, const QString &target)
    {
        Action action = acting(kind, target);
        action.post.media = {{.file = u"a.png"_s}};
        return added(action).id;
    }
    QString filesTurn()
    {
        m_wish.hand = OutboxHand::Files;
        const QString found = turn();
        m_wish.hand = OutboxHand::Acting;
        return found;
    }
    /// "id 3", "at 500" (ms after noon) or "nobody".
    QString turn()
    {
        const auto found = user([&](UserTx &tx) { return nextTurn(tx, m_wish); });
        if (!found) {
            return word(found.error().kind);
        }
        if (found->row) {
            return idOf(found->row->id);
        }
        return found->nextAt == 0 ? u"nobody"_s : u"at %1"_s.arg(found->nextAt - noon);
    }
    bool hasNoFiles()
    {
        const TurnWish wish{.account = {u"A"_s}, .hand = OutboxHand::Files};
        const auto next = user([&](UserTx &tx) { return nextTurn(tx, wish); });
        return next && !next->row && next->nothingAtAll;
    }
    void end(qint64 id)
    {
        OutboxRow done = row(id);
        done.state = OutboxState::Done;
        QVERIFY(save(done));
    }

    TurnWish m_wish{.account = {u"A"_s}};
};

QTEST_GUILESS_MAIN(tst_outboxturn)
#include "tst_outboxturn.moc"
