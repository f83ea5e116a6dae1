// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/leavingposts.h"

#include "composetesting.h"
#include "model/draft.h"
#include "ui/viewmodels/outboxwords.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

using State = store::OutboxRow::State;

const QString boosted = u"https://c.example/1"_s;

Action boost(const QString &account = u"a"_s)
{
    return {.kind = Action::Kind::Boost, .account = {account}, .target = boosted};
}

Action published(const QString &text)
{
    return {.kind = Action::Kind::Publish,
        .account = {u"a"_s},
        .target = newPostKey(),
        .post = {.text = text}};
}

void refuse(store::OutboxRow &row)
{
    row.state = State::Failed;
    row.trouble = u"a.example refused. (Validation failed)"_s;
}

} // namespace

/// What waits and what failed, as the window shows it.
class tst_OutboxModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<ActingHouse>();
        QVERIFY(m_house->app);
        QVERIFY(m_house->addAccount(u"a"_s, u"ao@a.example"_s));
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s,
            {.uri = boosted, .body = u"<p>リレーの移行が<br>終わりました</p>"_s}));
        m_clock = std::make_unique<ManualClock>(m_house->app->clock.now());
    }
    void cleanup()
    {
        m_leaving.reset();
        m_outbox.reset();
        m_house.reset();
    }

    void whatARowSays()
    {
        begin();
        QCOMPARE(m_outbox->badge(), QString());
        const qint64 id = put(boost());
        QTRY_COMPARE(m_outbox->rowCount(), 1);
        QCOMPARE(value("account"), u"@ao@a.example"_s);
        QCOMPARE(value("what"), u"Boost of @mei@c.example’s post"_s);
        QCOMPARE(value("line"), u"リレーの移行が 終わりました"_s);
        QCOMPARE(value("when"), u"waits for its turn"_s);
        QCOMPARE(value("tone"), QString());
        QCOMPARE(value("removable"), true);
        QCOMPARE(value("retriable"), true);
        QCOMPARE(value("editable"), false);
        QVERIFY(m_house->change(id, [](store::OutboxRow &row) { row.state = State::Sending; }));
        QTRY_COMPARE(value("when"), u"being sent"_s);
        QCOMPARE(value("removable"), false);
        QCOMPARE(value("retriable"), false);
        QVERIFY(m_house->change(id, [this](store::OutboxRow &row) {
            row.state = State::Waiting;
            row.tries = 1;
            row.trouble = u"a.example cannot be reached."_s;
            row.notBefore = m_clock->now() + 90 * secondMs;
        }));
        QTRY_COMPARE(value("when"), u"tried again in 90 s"_s);
        QCOMPARE(value("why"), u"a.example cannot be reached."_s);
        QCOMPARE(value("tone"), u"waits"_s);
    }

    void aPostThatNobodyKnows()
    {
        begin();
        Action unknown = boost();
        unknown.target = u"https://d.example/9"_s;
        put(unknown);
        QTRY_COMPARE(value("what"), u"Boost of somebody’s post"_s);
        QCOMPARE(value("line"), QString());
    }

    void failuresComeFirst()
    {
        put(boost());
        const qint64 first = put(published(u"one"_s));
        const qint64 second = put(published(u"two"_s));
        QVERIFY(m_house->change(second, refuse));
        m_house->change(first, refuse);
        begin();
        QTRY_COMPARE(m_outbox->rowCount(), 3);
        QCOMPARE(column(*m_outbox, "tone"), QVariantList({u"bad"_s, u"bad"_s, QString()}));
        QCOMPARE(m_outbox->failed(), 2);
        QCOMPARE(m_outbox->failedOthers(), 0);
    }

    /// An old failure is there to be found; a new one is told.
    void aRefusalIsToldAtOnce()
    {
        const qint64 old = put(published(u"old"_s));
        QVERIFY(m_house->change(old, refuse));
        begin();
        QTRY_COMPARE(m_outbox->failed(), 1);
        QCOMPARE(m_outbox->refusal(), QString());
        const qint64 id = put(boost());
        QVERIFY(m_house->change(id, refuse));
        QTRY_COMPARE(m_outbox->refusal(),
            u"@ao@a.example · Boost of @mei@c.example’s post: a.example refused. "
            "(Validation failed)"_s);
        m_outbox->retryRefused();
        QCOMPARE(m_outbox->refusal(), QString());
        QTRY_COMPARE(state(id), State::Waiting);
        QVERIFY(m_house->change(id, refuse)); // once more
        QTRY_VERIFY(!m_outbox->refusal().isEmpty());
        m_outbox->remove(QString::number(id)); // from the page
        QTRY_COMPARE(m_outbox->refusal(), QString());
    }

    void whatIsWorthALook()
    {
        begin();
        put(boost());
        put(published(u"x"_s), m_clock->now() + 30 * secondMs);
        QTRY_COMPARE(m_outbox->rowCount(), 2);
        QCOMPARE(m_outbox->badge(), QString());
        m_clock->advance(20 * secondMs);
        QTRY_COMPARE(m_outbox->badge(), u"1"_s); // the post may still be taken back
        m_clock->advance(40 * secondMs);
        QTRY_COMPARE(m_outbox->badge(), u"2"_s);
    }

    void retryingAll()
    {
        begin();
        const qint64 failed = put(boost());
        QVERIFY(m_house->change(failed, refuse));
        const qint64 later =
            put({.kind = Action::Kind::Follow, .account = {u"a"_s}, .target = u"mei@c.example"_s});
        QVERIFY(m_house->change(later, [this](store::OutboxRow &row) {
            row.tries = 1;
            row.notBefore = m_clock->now() + hourMs;
        }));
        const qint64 leaves = m_house->app->clock.now() + hourMs;
        const qint64 leaving = put(published(u"x"_s), leaves);
        QTRY_COMPARE(m_outbox->rowCount(), 3);
        m_outbox->retryAll();
        QTRY_COMPARE(state(failed), State::Waiting);
        QCOMPARE(row(later).notBefore, 0);
        QCOMPARE(row(leaving).notBefore, leaves); // it is not what waits too long
    }

    /// What somebody typed goes one by one only.
    void removingAllThatFailed()
    {
        begin();
        const qint64 one = put(boost());
        const qint64 post = put(published(u"words"_s));
        QVERIFY(m_house->change(one, refuse));
        QVERIFY(m_house->change(post, refuse));
        QTRY_COMPARE(m_outbox->failed(), 2);
        QCOMPARE(m_outbox->failedOthers(), 1);
        m_outbox->removeFailed();
        QTRY_COMPARE(m_outbox->rowCount(), 1);
        QCOMPARE(value("line"), u"words"_s);
        m_outbox->remove(QString::number(post));
        QTRY_COMPARE(m_outbox->rowCount(), 0);
    }

    void whatIsBeingSentCannotBeRemoved()
    {
        begin();
        const qint64 id = put(boost());
        QVERIFY(m_house->change(id, [](store::OutboxRow &row) { row.state = State::Sending; }));
        QSignalSpy problem(m_outbox.get(), &OutboxModel::problem);
        m_outbox->remove(QString::number(id));
        QTRY_COMPARE(problem.size(), 1);
        QCOMPARE(state(id), State::Sending);
    }

    /// It may be there already, so it cannot be taken back; that it waits can be ended.
    void whatMayHaveBeenSent()
    {
        begin();
        const qint64 id = put(published(u"words"_s));
        QVERIFY(m_house->change(id, [this](store::OutboxRow &row) {
            row.state = State::Sending;
            row.tries = 1;
            row.trouble = u"a.example cannot be reached."_s;
            row.notBefore = m_clock->now() + 60 * secondMs;
        }));
        QTRY_COMPARE(value("when"), u"tried again in 60 s"_s);
        QCOMPARE(value("tone"), u"waits"_s);
        QCOMPARE(value("retriable"), true);
        QCOMPARE(value("removable"), false);
        QCOMPARE(value("editable"), false);
        m_outbox->retry(QString::number(id));
        QTRY_COMPARE(value("when"), u"being sent"_s);
        QCOMPARE(state(id), State::Sending);
        QCOMPARE(row(id).notBefore, 0);
        QCOMPARE(row(id).trouble, QString());
    }

    void postsThatLeave()
    {
        begin();
        put(published(u"at once"_s));
        const qint64 id = put(published(u"soon"_s), m_clock->now() + 4 * secondMs);
        QTRY_COMPARE(m_leaving->rowCount(), 1);
        QCOMPARE(column(*m_leaving, "words"), QVariantList({u"Posting as @ao@a.example in 4 s"_s}));
        QCOMPARE(m_leaving->newest(), QString::number(id));
        m_clock->advance(2 * secondMs);
        QTRY_COMPARE(
            column(*m_leaving, "words"), QVariantList({u"Posting as @ao@a.example in 2 s"_s}));
        m_clock->advance(2 * secondMs);
        QTRY_COMPARE(m_leaving->rowCount(), 0);
        QCOMPARE(m_leaving->newest(), QString());
    }

    /// One line for a thread by two accounts, which goes at once as it came.
    void whatWasWrittenTogetherLeavesTogether()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        begin();
        const Draft draft{.key = newPostKey(),
            .action = published(u"one"_s),
            .more = {PostText{.text = u"two"_s}},
            .also = {u"b"_s}};
        const qint64 leaves = m_house->app->clock.now() + hourMs;
        const auto ids = await(m_house->enqueuePosts(actionsOf(draft), leaves, draft.key));
        QVERIFY(ids);
        put(published(u"another"_s), leaves);
        QTRY_COMPARE(m_leaving->rowCount(), 2);
        QVERIFY(column(*m_leaving, "words")
                    .at(0)
                    .toString()
                    .startsWith(u"Posting as @ao@a.example · @bo@b.example in "_s));
        m_outbox->retry(QString::number(ids->at(0)));
        QTRY_COMPARE(m_leaving->rowCount(), 1);
        for (const qint64 id : *ids) {
            QCOMPARE(row(id).notBefore, 0);
        }
        QCOMPARE(m_leaving->newest(), QString::number(ids->back() + 1)); // not the other one
    }

    /// It does not leave in some seconds, nor does it wait for too long.
    void aPostForLater()
    {
        begin();
        Action later = published(u"later"_s);
        later.post.scheduledAt = m_clock->now() + hourMs;
        put(later, later.post.scheduledAt);
        QTRY_COMPARE(m_outbox->rowCount(), 1);
        QCOMPARE(value("when"), u"goes out in 1 h"_s);
        QCOMPARE(m_leaving->rowCount(), 0);
        m_clock->advance(30 * minuteMs);
        QTRY_COMPARE(value("when"), u"goes out in 30 min"_s);
        QCOMPARE(m_outbox->badge(), QString());
    }

    void everyActionHasItsWords()
    {
        for (int i = 1; i < actionKindCount; ++i) {
            const Action action{.kind = Action::Kind(i), .target = u"t%1@b.example"_s};
            const QString words = actionWords(action, u"@mei@c.example"_s);
            QVERIFY2(!words.isEmpty(), qPrintable(word(action.kind)));
            const bool named = words.contains(u"@mei@c.example"_s) || words.contains(u"t%1@b"_s);
            QCOMPARE(named, action.kind != Action::Kind::Publish);
        }
    }

private:
    void begin()
    {
        m_outbox = std::make_unique<OutboxModel>(m_house->store(), *m_house->accounts, *m_clock);
        m_leaving = std::make_unique<LeavingPosts>(*m_outbox, *m_house->accounts, *m_clock);
        QSignalSpy read(m_outbox.get(), &OutboxModel::wasRead);
        QTRY_VERIFY_WITH_TIMEOUT(!read.isEmpty(), ActingHouse::patienceMs);
        m_outbox->setActive(true);
    }
    qint64 put(const Action &action, qint64 notBefore = 0)
    {
        const auto done = await(m_house->enqueue(action, notBefore));
        return done ? done->id : 0;
    }
    store::OutboxRow row(qint64 id)
    {
        const auto all = m_house->rows();
        const auto found = std::ranges::find(all, id, &store::OutboxRow::id);
        return found == all.end() ? store::OutboxRow{.state = State::Cancelled} : *found;
    }
    State state(qint64 id) { return row(id).state; }
    /// Of the first row.
    QVariant value(const char *role) const { return column(*m_outbox, role).value(0); }

    std::unique_ptr<ActingHouse> m_house;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<OutboxModel> m_outbox;
    std::unique_ptr<LeavingPosts> m_leaving;
};

QTEST_GUILESS_MAIN(tst_OutboxModel)
#include "tst_outboxmodel.moc"
