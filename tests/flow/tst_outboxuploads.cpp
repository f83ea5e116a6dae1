// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediatesting.h"
#include "sandbox/pictures.h"

#include <QScopeGuard>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QString favourited5 = u"POST /api/v1/statuses/5/favourite"_s;
/// So long a file takes: longer than whatever goes meanwhile, under the sanitizers, too.
constexpr int slowFileMs = 4000;

} // namespace

/// Files that take long: the account's other actions go meanwhile, and the post is made once.
class tst_outboxuploads : public MediaTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { knowing(u"mastodon"_s); }
    void cleanup() { m_house.reset(); }

    void othersGoMeanwhile()
    {
        on(mediaPath, slow("m1"));
        on(statusesPath, outboxJson(m_house->status(101)));
        on(statusesPath, outboxJson(m_house->status(102)));
        m_house->begin();
        const qint64 film = m_house->post(u"a film"_s, {m_house->picture("film")});
        QTRY_COMPARE(m_house->count(uploaded), 1);
        const qint64 star = m_house->ask(ActionKind::Favourite, m_house->uriOf(5));
        const qint64 words = m_house->post(u"words"_s, {});
        QTRY_COMPARE(m_house->done, (QList<qint64>{star, words}));
        QCOMPARE(m_house->stateOf(film), OutboxState::Waiting); // it can be taken back
        QCOMPARE(m_house->row(film).tries, 0);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_house->done, (QList<qint64>{star, words, film}), outboxPatienceMs);
        QCOMPARE(m_house->lines(), (QStringList{uploaded, favourited5, newPost, newPost}));
        QCOMPARE(m_house->files(), QByteArrayList{"film"});
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), QStringList());
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[1]), QStringList{u"m1"_s});
        QVERIFY(m_house->viewer(m_house->uriOf(5)).favourited);
    }

    /// Nobody knows whether it arrived: it is sent again, and the post is made once.
    void killedMeanwhile()
    {
        on(mediaPath, {.never = true});
        on(mediaPath, MediaHouse::media("m2"));
        on(statusesPath, outboxJson(m_house->status(101)));
        m_house->begin();
        const qint64 film = m_house->post(u"a film"_s, {m_house->picture("film")});
        QTRY_COMPARE(m_house->count(uploaded), 1);
        const qint64 star = m_house->ask(ActionKind::Favourite, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, QList<qint64>{star});
        m_house->beginAnew();
        QTRY_COMPARE(m_house->done, (QList<qint64>{star, film}));
        QCOMPARE(m_house->lines(), (QStringList{uploaded, favourited5, uploaded, newPost}));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), QStringList{u"m2"_s});
    }

    void takenBackMeanwhile()
    {
        on(mediaPath, {.never = true});
        m_house->begin();
        const qint64 film = m_house->post(u"a film"_s, {m_house->picture("film")});
        QTRY_COMPARE(m_house->count(uploaded), 1);
        const qint64 star = m_house->ask(ActionKind::Favourite, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, QList<qint64>{star});
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::cancelAction(tx, film); }));
        QTRY_COMPARE(m_house->server.closedByClient(), 1);
        QCOMPARE(m_house->stateOf(film), OutboxState::Cancelled);
        QCOMPARE(m_house->count(newPost), 0);
    }

    /// A long way that is cut says nothing of short ones: nobody turns the clock here.
    void aCutHoldsBackNobodyElse()
    {
        const QByteArray film(5 * 1024 * 1024, 'f');
        on(mediaPath, MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(101)));
        m_house->server.cutOffAfter(100'000);
        m_house->begin();
        const qint64 post = m_house->post(u"a film"_s, {m_house->picture(film)});
        QTRY_VERIFY(!m_house->row(post).trouble.isEmpty());
        const qint64 star = m_house->ask(ActionKind::Favourite, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, QList<qint64>{star});
        QTRY_VERIFY((m_house->outbox->hurry(), m_house->done.size() == 2));
        QCOMPARE(m_house->files(), QByteArrayList{film});
        QCOMPARE(m_house->count(newPost), 1);
    }

    void oneFileAtATimeInTheOrderOfTheirPosts()
    {
        ScriptedAnswer late = MediaHouse::media("m1");
        late.delayMs = 1000;
        on(mediaPath, late);
        on(mediaPath, MediaHouse::media("m2"));
        on(statusesPath, outboxJson(m_house->status(101)));
        on(statusesPath, outboxJson(m_house->status(102)));
        m_house->begin();
        const qint64 one = m_house->post(u"one"_s, {m_house->picture("one")});
        const qint64 two = m_house->post(u"two"_s, {m_house->picture("two")});
        QTRY_COMPARE(m_house->count(uploaded), 1);
        QTest::qWait(200);
        QCOMPARE(m_house->count(uploaded), 1);
        QTRY_COMPARE(m_house->done, (QList<qint64>{one, two}));
        QCOMPARE(m_house->files(), (QByteArrayList{"one", "two"}));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), QStringList{u"m1"_s});
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[1]), QStringList{u"m2"_s});
    }

    /// Who is answered reads the answers in the order in which they were written.
    void answersKeepTheirOrder()
    {
        ScriptedAnswer late = MediaHouse::media("m1");
        late.delayMs = 1000;
        on(mediaPath, late);
        on(statusesPath, outboxJson(m_house->status(101)));
        on(statusesPath, outboxJson(m_house->status(102)));
        m_house->begin();
        const qint64 film = answer(u"see here"_s, {m_house->picture("film")});
        const qint64 words = answer(u"as you see"_s, {});
        const qint64 star = m_house->ask(ActionKind::Favourite, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, (QList<qint64>{star, film, words}));
    }

    /// And so do the parts of a thread.
    void aThreadKeepsItsOrder()
    {
        ScriptedAnswer late = MediaHouse::media("m1");
        late.delayMs = 1000;
        on(mediaPath, late);
        on(statusesPath, outboxJson(m_house->status(101)));
        on(statusesPath, outboxJson(m_house->status(102, u"tea"_s, ",'in_reply_to_id':'101'")));
        m_house->begin();
        Draft draft = MediaHouse::written(u"one"_s, {m_house->picture("film")});
        draft.more = {PostText{.text = u"two"_s}};
        const std::vector<qint64> ids = m_house->post(draft);
        const qint64 star = m_house->ask(ActionKind::Favourite, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, (QList<qint64>{star, ids[0], ids[1]}));
        QCOMPARE(m_house->posts()[1][u"in_reply_to_id"].toString(), u"101"_s);
    }

    /// Where no keys are known: what is newest before a post is asked for when the post goes, not
    /// when its files do. When its answer is lost it is looked for, and its files after that.
    void theMarkIsOfThePostItself()
    {
        knowing(u"gotosocial"_s);
        on(mediaPath, slow("m1"));
        on("/api/v1/media/m1", MediaHouse::media("m1"));
        on(ownPostsPath, outboxJson("[]"));
        on(ownPostsPath, outboxJson("[" + m_house->status(101, u"words"_s) + "]"));
        on(statusesPath, outboxJson(m_house->status(101, u"words"_s)));
        on(statusesPath, {.raw = ""});
        on(statusesPath, outboxJson(m_house->status(102)));
        m_house->begin();
        const qint64 film = m_house->post(u"a film"_s, {m_house->picture("film")});
        QTRY_COMPARE(m_house->count(uploaded), 1);
        const qint64 words = m_house->post(u"words"_s, {});
        QTRY_COMPARE(m_house->done, QList<qint64>{words});
        QVERIFY(!m_house->row(film).newestBefore);
        QTRY_COMPARE_WITH_TIMEOUT(m_house->count(newPost), 2, outboxPatienceMs);
        QTRY_VERIFY(!m_house->row(film).trouble.isEmpty());
        QCOMPARE(m_house->row(film).newestBefore, std::optional(u"101"_s));
        QCOMPARE(m_house->stateOf(film), OutboxState::Sending);
        QTRY_VERIFY((m_house->pass(10 * secondMs), m_house->done.size() == 2));
        QCOMPARE(m_house->lines(),
            (QStringList{uploaded, askedOwnPosts, newPost, askedOwnPosts, newPost, askedOwnPosts,
                askedFile, newPost}));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts().last()), QStringList{u"m1"_s});
    }

    /// At a server that really keeps what it is sent.
    void atTheSandbox()
    {
        CoreFixture fixture;
        QVERIFY(fixture.isReady());
        const QString theirs = fixture.post(u"mei"_s, u"tea"_s);
        fixture.sandbox.server(u"mastodon"_s)
            ->addFault({.kind = Fault::Kind::Slow,
                .path = u"/api/v2/media"_s,
                .method = "POST",
                .times = 1,
                .delayMs = slowFileMs});
        const auto account = fixture.signIn(u"ao"_s);
        QVERIFY2(account.ok(), account ? "" : qPrintable(sentence(account.error())));
        Core &core = fixture.house->core;
        Outbox outbox(core, fixture.house->sessions, OutboxLimits{.seed = 1});
        const auto atTheEnd = qScopeGuard([&core, &outbox] {
            outbox.close();
            endWork(core, {&outbox});
        });
        connect(&core.store, &store::Store::committed, &outbox,
            [&outbox](const store::Changes &changes) {
                if (changes.outbox) {
                    outbox.look();
                }
            });
        QStringList order;
        connect(&outbox, &Outbox::done, &outbox,
            [&order](const store::OutboxRow &row) { order << word(row.action.kind); });
        const QByteArray picture = drawPng(1, 60, 40, Motif::Scene);
        auto file = takeBytes(core.store.folder(), picture, u"sea.png"_s);
        QVERIFY(file);
        file->type = u"image/png"_s;
        Draft draft = MediaHouse::written(u"The sea"_s, {*file});
        draft.action.account = account->id;
        outbox.start();
        QVERIFY(await(core.store.writeUser([draft](store::UserTx &tx) {
            return store::enqueuePosts(tx, actionsOf(draft), 0, draft.key);
        })));
        const Action star{.kind = ActionKind::Favourite, .account = account->id, .target = theirs};
        QVERIFY(await(core.store.writeUser(
            [star](store::UserTx &tx) { return store::enqueue(tx, star, false); })));
        QTRY_COMPARE(order, QStringList{u"favourite"_s});
        QVERIFY(fixture.sandbox.postedBy(u"ao"_s).isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(
            order, (QStringList{u"favourite"_s, u"publish"_s}), outboxPatienceMs);
        const QStringList posts = fixture.sandbox.postedBy(u"ao"_s);
        QCOMPARE(posts.size(), 1);
        const auto written = fixture.sandbox.written(posts[0]);
        QVERIFY(written && written->pictures && written->pictures->size() == 1);
        QCOMPARE(fixture.sandbox.uploaded(written->pictures->front().file), picture);
        QCOMPARE(fixture.sandbox.writesOf(u"ao"_s, u"upload"_s).size(), 1);
        QVERIFY(fixture.sandbox.looseFilesOf(u"ao"_s).empty());
    }

private:
    /// With a post that can be favourited.
    void knowing(const QString &software)
    {
        houseOf(software);
        m_house->know(5);
        on("/api/v1/statuses/5/favourite",
            outboxJson(m_house->status(5, u"tea"_s, ",'favourited':true")));
    }
    static ScriptedAnswer slow(const QByteArray &id)
    {
        ScriptedAnswer answer = MediaHouse::media(id);
        answer.delayMs = slowFileMs;
        return answer;
    }
    qint64 answer(const QString &text, const QList<Attachment> &media)
    {
        Draft draft = MediaHouse::written(text, media);
        draft.action.post.replyTo = m_house->uriOf(5);
        return ask(draft);
    }
};

QTEST_GUILESS_MAIN(tst_outboxuploads)
#include "tst_outboxuploads.moc"
