// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/leavingposts.h"

#include "composetesting.h"
#include "model/draft.h"
#include "store/drafts.h"
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

    /// It is not sent any more, which is said; nothing can be done about it, and nothing needs to.
    void anEditThatWasOvertaken()
    {
        begin();
        Action edit{.kind = Action::Kind::Edit,
            .account = {u"a"_s},
            .target = boosted,
            .post = {.text = u"one"_s}};
        const qint64 first = put(edit);
        QVERIFY(m_house->change(first, refuse));
        QTRY_COMPARE(m_outbox->failed(), 1);
        edit.post.text = u"two"_s;
        put(edit);
        QTRY_COMPARE(column(*m_outbox, "line"), QVariantList({u"two"_s, u"one"_s}));
        QCOMPARE(column(*m_outbox, "tone"), QVariantList({QString(), QString()}));
        QCOMPARE(column(*m_outbox, "removable"), QVariantList({true, false}));
        QCOMPARE(column(*m_outbox, "retriable"), QVariantList({true, false}));
        QCOMPARE(column(*m_outbox, "editable"), QVariantList({true, false}));
        QVERIFY(column(*m_outbox, "why").at(1).toString().contains(u"later edit"_s));
        QVERIFY(column(*m_outbox, "when").at(1).toString().startsWith(u"not sent"_s));
        QCOMPARE(m_outbox->failed(), 0);
        QCOMPARE(m_outbox->refusal(), QString());
        QCOMPARE(m_outbox->all().size(), size_t(1));
        m_outbox->retry(QString::number(first)); // as somebody might who clicked just before
        QTRY_COMPARE(column(*m_outbox, "line"), QVariantList({u"two"_s, u"one"_s}));
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
        QVERIFY(drafts().empty());
        m_outbox->remove(QString::number(post));
        QTRY_COMPARE(m_outbox->rowCount(), 0);
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(drafts()[0].action.post.text, u"words"_s);
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

    /// It may be there already, and whoever takes it out is told so; that it waits can be ended.
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
        QCOMPARE(value("removable"), true);
        QCOMPARE(value("editable"), false);
        m_outbox->retry(QString::number(id));
        QTRY_COMPARE(value("when"), u"being sent"_s);
        QCOMPARE(state(id), State::Sending);
        QCOMPARE(row(id).notBefore, 0);
        QCOMPARE(row(id).trouble, QString());
    }

    void whatMayHaveBeenSentIsTakenOut()
    {
        begin();
        const qint64 id = put(published(u"words"_s));
        QVERIFY(m_house->change(id, [](store::OutboxRow &row) {
            row.state = State::Sending;
            row.trouble = u"a.example cannot be reached."_s;
        }));
        QTRY_COMPARE(value("removable"), true);
        QSignalSpy problem(m_outbox.get(), &OutboxModel::problem);
        m_outbox->remove(QString::number(id));
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(problem[0][0].toString().contains(u"may have been done"_s));
        QVERIFY(problem[0][0].toString().contains(u"among the drafts"_s));
        QCOMPARE(state(id), State::Cancelled);
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(drafts()[0].action.post.text, u"words"_s);
        QVERIFY(!drafts()[0].open);
    }

    /// Nobody typed anything.
    void noDraftOfWhatWasClicked()
    {
        begin();
        const qint64 id = put(boost());
        QVERIFY(m_house->change(id, refuse));
        QTRY_COMPARE(m_outbox->failed(), 1);
        QSignalSpy problem(m_outbox.get(), &OutboxModel::problem);
        m_outbox->remove(QString::number(id));
        QTRY_COMPARE(m_outbox->rowCount(), 0);
        QVERIFY(problem.isEmpty());
        QVERIFY(drafts().empty());
    }

    /// Its files are sent anew: a server gives what it has got to one post only.
    void whatMayHaveBeenSentTakesItsFilesAnew()
    {
        begin();
        Action action = published(u"words"_s);
        action.post.media = {Attachment{.file = u"one.png"_s, .id = u"7"_s}};
        const qint64 id = put(action);
        QVERIFY(m_house->change(id, [](store::OutboxRow &row) {
            row.state = State::Sending;
            row.trouble = u"a.example cannot be reached."_s;
        }));
        m_outbox->remove(QString::number(id));
        QTRY_COMPARE(drafts().size(), size_t(1));
        QCOMPARE(drafts()[0].action.post.media.size(), 1);
        QCOMPARE(drafts()[0].action.post.media[0].file, u"one.png"_s);
        QCOMPARE(drafts()[0].action.post.media[0].id, QString());
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

    /// What goes next is among the rows, and a post that was just written can be taken back.
    void amongThousands()
    {
        QVERIFY(await(m_house->app->store->writeUser([](store::UserTx &tx) -> Result<Done> {
            for (int i = 0; i < 2100; ++i) {
                Action one = boost();
                one.target += QString::number(i);
                if (const auto done = store::enqueue(tx, one, {}); !done) {
                    return done.error();
                }
            }
            return Done{};
        })));
        const qint64 post = put(published(u"soon"_s), m_clock->now() + 4 * secondMs);
        begin();
        QTRY_COMPARE(m_leaving->newest(), QString::number(post));
        QCOMPARE(m_outbox->all().size(), size_t(2001));
        QCOMPARE(m_outbox->all().front().action.target, boosted + u'0');
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

    /// It does not leave in some seconds, nor does it wait for too long; it stands elsewhere.
    void aPostForLater()
    {
        begin();
        Draft draft = written({u"later"_s, u"later still"_s});
        draft.action.post.scheduledAt = m_clock->now() + hourMs;
        const std::vector<qint64> ids = putTogether(draft, draft.action.post.scheduledAt);
        QTRY_COMPARE(m_outbox->later(), 1); // the thread is one
        QCOMPARE(m_outbox->rowCount(), 0);
        QCOMPARE(m_leaving->rowCount(), 0);
        m_clock->advance(30 * minuteMs);
        m_outbox->setActive(false);
        m_outbox->setActive(true); // looks at the clock
        QCOMPARE(m_outbox->badge(), QString());
        m_outbox->retryAll(); // means what waits too long
        put(boost());
        QTRY_COMPARE(m_outbox->rowCount(), 1);
        QCOMPARE(m_outbox->badge(), u"1"_s); // the boost alone
        QCOMPARE(row(ids[0]).notBefore, draft.action.post.scheduledAt);
        QCOMPARE(whenWords(row(ids[0]), m_clock->now()), u"goes out in 30 min"_s);
        m_clock->advance(30 * minuteMs + 10 * secondMs);
        QTRY_COMPARE(m_outbox->rowCount(), 2); // it should have gone out by now
        QCOMPARE(m_outbox->later(), 0);
    }

    void aThreadIsOne()
    {
        begin();
        const Draft draft = written({u"one"_s, u"two"_s, u"three"_s});
        const std::vector<qint64> ids = putTogether(draft);
        QTRY_COMPARE(m_outbox->rowCount(), 1);
        QCOMPARE(value("what"), u"A thread of 3 posts"_s);
        QCOMPARE(value("line"), QString());
        QCOMPARE(value("parts"), QStringList({u"1: one"_s, u"2: two"_s, u"3: three"_s}));
        QCOMPARE(value("rowId"), QString::number(ids[0]));
        QCOMPARE(value("editable"), true);
        QVERIFY(m_house->change(ids[0], refuse));
        QTRY_COMPARE(value("tone"), u"bad"_s);
        QCOMPARE(value("why"), u"a.example refused. (Validation failed)"_s);
        QCOMPARE(m_outbox->failed(), 1);
        m_outbox->retry(value("rowId").toString());
        QTRY_COMPARE(state(ids[0]), State::Waiting);
        QCOMPARE(row(ids[2]).trouble, QString());
        m_outbox->remove(value("rowId").toString());
        QTRY_COMPARE(m_outbox->rowCount(), 0);
        QCOMPARE(state(ids[2]), State::Cancelled);
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(textsOf(drafts()[0]), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    }

    /// What is on its way stays, and is none of what can be written on.
    void aThreadOfWhichAPartIsOnItsWay()
    {
        begin();
        const std::vector<qint64> ids = putTogether(written({u"one"_s, u"two"_s, u"three"_s}));
        QVERIFY(m_house->change(ids[0], [](store::OutboxRow &row) { row.state = State::Sending; }));
        QTRY_COMPARE(value("when"), u"being sent"_s);
        QCOMPARE(value("retriable"), false);
        QCOMPARE(value("removable"), true);
        QCOMPARE(value("editable"), false);
        m_outbox->remove(value("rowId").toString());
        QTRY_COMPARE(state(ids[1]), State::Cancelled);
        QCOMPARE(state(ids[2]), State::Cancelled);
        QCOMPARE(state(ids[0]), State::Sending);
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(textsOf(drafts()[0]), (QStringList{u"two"_s, u"three"_s}));
        QCOMPARE(drafts()[0].action.post.after, QString()); // nothing to wait for
    }

    void theRestOfAThread()
    {
        begin();
        const std::vector<qint64> ids = putTogether(written({u"one"_s, u"two"_s, u"three"_s}));
        QVERIFY(m_house->change(ids[0], [](store::OutboxRow &row) {
            row.state = State::Done;
            row.resultUri = u"https://a.example/1"_s;
        }));
        QTRY_COMPARE(value("what"), u"The last 2 posts of a thread"_s);
        QCOMPARE(value("parts"), QStringList({u"2: two"_s, u"3: three"_s}));
        QCOMPARE(value("rowId"), QString::number(ids[1]));
        QCOMPARE(value("editable"), true);
    }

    void eachAccountHasItsThread()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        begin();
        Draft draft = written({u"one"_s, u"two"_s});
        draft.also = QStringList{u"b"_s};
        const std::vector<qint64> ids = putTogether(draft);
        QTRY_COMPARE(m_outbox->rowCount(), 2);
        QCOMPARE(
            column(*m_outbox, "account"), QVariantList({u"@ao@a.example"_s, u"@bo@b.example"_s}));
        m_outbox->remove(QString::number(ids[0]));
        QTRY_COMPARE(m_outbox->rowCount(), 1);
        QCOMPARE(state(ids[2]), State::Waiting);
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(drafts()[0].action.account.value, u"a"_s);
        QCOMPARE(drafts()[0].also, QStringList());
    }

    void filesThatGoOut()
    {
        begin();
        m_clock->advance(-hourMs); // whatever happens to the row comes later
        Action action = published(u"with pictures"_s);
        action.post.media = {Attachment{.file = u"1.png"_s, .type = u"image/png"_s},
            Attachment{.file = u"2.mp4"_s, .type = u"video/mp4"_s}};
        const qint64 id = put(action);
        QTRY_COMPARE(m_outbox->rowCount(), 1);
        QCOMPARE(value("progress"), QString());
        m_outbox->noteSending(id, 1, 2, 400, 1000);
        QTRY_COMPARE(value("progress"), u"Sending picture 1 of 2 · 40 %"_s);
        QCOMPARE(value("when"), u"being sent"_s);
        QCOMPARE(value("removable"), true);
        QCOMPARE(m_outbox->uploading(), QString()); // it may be over in a moment
        m_clock->advance(ui::UploadProgress::longMs + 1);
        m_outbox->noteSending(id, 2, 2, 3, 7);
        QTRY_COMPARE(m_outbox->uploading(), u"@ao@a.example · Sending film 2 of 2 · 42 %"_s);
        QVERIFY(m_house->change(id, [](store::OutboxRow &row) { row.state = State::Sending; }));
        QTRY_COMPARE(m_outbox->uploading(), QString());
        QCOMPARE(value("progress"), QString());
    }

    void filesOfSeveralPosts()
    {
        begin();
        m_clock->advance(-hourMs);
        const qint64 one = put(published(u"one"_s));
        const qint64 two = put(published(u"two"_s));
        QTRY_COMPARE(m_outbox->rowCount(), 2);
        m_outbox->noteSending(one, 1, 1, 1, 4);
        m_outbox->noteSending(two, 1, 1, 2, 2);
        m_outbox->noteSending(4711, 1, 1, 1, 2); // nobody knows it
        QTRY_COMPARE(column(*m_outbox, "progress"),
            QVariantList({u"Sending the file · 25 %"_s, u"Sending the file · 100 %"_s}));
        m_clock->advance(ui::UploadProgress::longMs + 1);
        QTRY_COMPARE(m_outbox->uploading(), u"Sending the files of 2 posts · 50 %"_s);
        QVERIFY(m_house->change(two, refuse));
        QTRY_COMPARE(m_outbox->uploading(), u"@ao@a.example · Sending the file · 25 %"_s);
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
    /// One post for each text.
    static Draft written(const QStringList &texts)
    {
        Draft draft{.key = newPostKey(), .action = published(texts.first())};
        for (qsizetype i = 1; i < texts.size(); ++i) {
            draft.more.push_back({.text = texts.at(i)});
        }
        return draft;
    }
    std::vector<qint64> putTogether(const Draft &draft, qint64 notBefore = 0)
    {
        const auto ids = await(m_house->enqueuePosts(actionsOf(draft), notBefore, draft.key));
        return ids ? *ids : std::vector<qint64>();
    }
    store::OutboxRow row(qint64 id)
    {
        const auto all = m_house->rows();
        const auto found = std::ranges::find(all, id, &store::OutboxRow::id);
        return found == all.end() ? store::OutboxRow{.state = State::Cancelled} : *found;
    }
    State state(qint64 id) { return row(id).state; }
    std::vector<Draft> drafts()
    {
        const auto kept = await(
            m_house->store().writeUser([](store::UserTx &tx) { return store::drafts(tx, 100); }));
        return kept ? *kept : std::vector<Draft>();
    }
    static QStringList textsOf(const Draft &draft)
    {
        QStringList texts{draft.action.post.text};
        for (const PostText &part : draft.more) {
            texts << part.text;
        }
        return texts;
    }
    /// Of the first row.
    QVariant value(const char *role) const { return column(*m_outbox, role).value(0); }

    std::unique_ptr<ActingHouse> m_house;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<OutboxModel> m_outbox;
    std::unique_ptr<LeavingPosts> m_leaving;
};

QTEST_GUILESS_MAIN(tst_OutboxModel)
#include "tst_outboxmodel.moc"
