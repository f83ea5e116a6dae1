// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/acting.h"

#include "actingtesting.h"
#include "appfixture.h"
#include "store/accounts.h"
#include "ui/viewmodels/actingrules.h"

using namespace asterism;
using namespace asterism::ui;
using store::OutboxRow;

namespace {

const QString postUri = u"https://a.example/1"_s;

} // namespace

/// What is clicked becomes a row of the outbox, or a sentence that says why not.
class tst_ActingModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_app = openedApp(m_dir->path());
        QVERIFY(m_app);
        QVERIFY(await(m_app->store->writeCache(saveThreeServers)));
    }
    void cleanup()
    {
        m_acting.reset();
        m_accounts.reset();
        m_app.reset();
    }

    void oneRowForOneClick()
    {
        begin();
        tell(somePost(u"1"_s), {});
        m_acting->act(u"boost"_s, postUri, u"p"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        const Action action = rows()[0].action;
        QCOMPARE(int(action.kind), int(Action::Kind::Boost));
        QCOMPARE(action.account.value, u"p"_s);
        QCOMPARE(action.target, postUri);
        QCOMPARE(action.targetUrl, u"https://a.example/page/1"_s);
        QCOMPARE(m_problems, QStringList());
    }

    void nobodyNamed()
    {
        begin();
        tell(somePost(u"1"_s), {});
        tell(somePost(u"2"_s, Visibility::Private), u"k"_s);
        m_acting->act(u"favourite"_s, postUri, {});
        m_acting->act(u"favourite"_s, u"https://a.example/2"_s, {});
        QTRY_COMPARE(rows().size(), size_t(2));
        QCOMPARE(rows()[0].action.account.value, u"m"_s); // the default one
        QCOMPARE(rows()[1].action.account.value, u"k"_s); // who received it
    }

    void whatMayNotBeDoneIsRefused_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("visibility");
        QTest::addColumn<QString>("sawIt");
        QTest::newRow("not received") << u"favourite"_s << u"m"_s << u"private"_s << u"p"_s;
        QTest::newRow("another's private post") << u"boost"_s << u"p"_s << u"private"_s << u"p"_s;
        QTest::newRow("a direct one") << u"boost"_s << u"p"_s << u"direct"_s << u"p"_s;
        QTest::newRow("not its author") << u"delete"_s << u"m"_s << u"public"_s << u"m"_s;
        QTest::newRow("no such account") << u"boost"_s << u"x"_s << u"public"_s << u""_s;
        QTest::newRow("no poll") << u"vote"_s << u"m"_s << u"public"_s << u""_s;
    }
    void whatMayNotBeDoneIsRefused()
    {
        QFETCH(QString, kind);
        QFETCH(QString, account);
        QFETCH(QString, visibility);
        QFETCH(QString, sawIt);
        begin();
        tell(somePost(u"1"_s, asterism::visibility(visibility)), sawIt);
        m_acting->act(kind, postUri, account);
        QTRY_COMPARE(m_problems.size(), 1);
        QVERIFY(!m_problems[0].isEmpty());
        QVERIFY2(!m_problems[0].contains(u"refused. ("_s), qPrintable(m_problems[0]));
        QCOMPARE(rows().size(), size_t(0));
    }

    void whatIsNotThere()
    {
        begin();
        m_acting->act(u"boost"_s, postUri, u"m"_s);
        QTRY_COMPARE(m_problems, QStringList{u"This post is not kept here any more."_s});
    }

    void withoutAnAccount()
    {
        begin({});
        tell(somePost(u"1"_s), {});
        m_acting->act(u"boost"_s, postUri, {});
        QTRY_COMPARE(m_problems, QStringList{u"Sign in with an account first."_s});
        m_acting->actOn(u"follow"_s, u"@bea@a.example"_s, {}, {});
        QTRY_COMPARE(m_problems.size(), 2);
    }

    /// The last click is right.
    void whatIsTakenBackWasNever()
    {
        begin();
        tell(somePost(u"1"_s), u"m"_s);
        m_acting->act(u"boost"_s, postUri, u"m"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        m_acting->act(u"unboost"_s, postUri, u"m"_s);
        QTRY_COMPARE(rows().size(), size_t(0));
    }

    void whatHoldsAlreadyIsNotAsked()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.bookmarked = true};
        tell(post, u"m"_s);
        QVERIFY(await(m_acting->enqueue(
                          {.kind = Action::Kind::Bookmark, .account = {u"m"_s}, .target = postUri}))
                    ->id
            == 0);
        QCOMPARE(rows().size(), size_t(0));
    }

    void aBoostForFewer()
    {
        begin();
        tell(somePost(u"1"_s), {});
        m_acting->boost(postUri, u"m"_s, u"unlisted"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        QVERIFY(rows()[0].action.visibility == Visibility::Unlisted);
    }

    void aReaction()
    {
        begin();
        tell(somePost(u"1"_s), {});
        m_acting->react(postUri, u"cat"_s, u"https://k.example/cat.png"_s, u"k"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.reaction, u"cat"_s);
        QCOMPARE(rows()[0].action.reactionUrl, u"https://k.example/cat.png"_s);
        m_acting->react(postUri, u"👍"_s, {}, u"m"_s); // Mastodon has none
        QTRY_COMPARE(m_problems.size(), 1);
    }

    /// Misskey takes one of each account, and puts a new one in its place itself.
    void anotherReactionInItsPlace()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.favourited = true, .reactions = {u"👍"_s}};
        tell(post, u"k"_s);
        m_acting->react(postUri, u"🎉"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react 🎉"_s});
        m_acting->react(postUri, u"❤"_s, {}, u"k"_s); // before the last one went out
        QTRY_COMPARE(said(), QStringList{u"react ❤"_s});
        m_acting->react(postUri, u"👍"_s, {}, u"k"_s); // what the server has still
        QTRY_COMPARE(said(), QStringList());
    }

    /// Where a favourite is a reaction it is one from the first click on, whatever was given
    /// before.
    void aFavouriteIsAReaction_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("none yet") << QStringList() << u"favourite"_s << QStringList{u"react ❤"_s};
        QTest::newRow("another one")
            << QStringList{u"👍"_s} << u"favourite"_s << QStringList{u"react ❤"_s};
        QTest::newRow("the same") << QStringList{u"❤"_s} << u"favourite"_s << QStringList();
        QTest::newRow("taken back")
            << QStringList{u"❤"_s} << u"unfavourite"_s << QStringList{u"unreact ❤"_s};
        QTest::newRow("another one, taken back")
            << QStringList{u"👍"_s} << u"unfavourite"_s << QStringList{u"unreact 👍"_s};
    }
    void aFavouriteIsAReaction()
    {
        QFETCH(QStringList, given);
        QFETCH(QString, kind);
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.favourited = !given.isEmpty(), .reactions = given};
        tell(post, u"k"_s);
        QVERIFY(await(
            m_acting->enqueue({.kind = actionKind(kind), .account = {u"k"_s}, .target = postUri})));
        QTEST(said(), "rows");
        QCOMPARE(m_problems, QStringList());
    }

    void aFavouriteIsOneOfTheReactions()
    {
        begin();
        tell(somePost(u"1"_s), u"k"_s);
        m_acting->react(postUri, u"👍"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react 👍"_s});
        m_acting->act(u"favourite"_s, postUri, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react ❤"_s});
        m_acting->act(u"unfavourite"_s, postUri, u"k"_s);
        QTRY_COMPARE(said(), QStringList());
    }

    /// What was never told of the post: the server takes back whatever is there.
    void aFavouriteThatNobodyKnows()
    {
        begin();
        tell(somePost(u"1"_s), {});
        m_acting->act(u"unfavourite"_s, postUri, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"unfavourite "_s});
        m_acting->react(postUri, u"👍"_s, {}, u"k"_s); // which takes its place
        QTRY_COMPARE(said(), QStringList{u"react 👍"_s});
    }

    /// Misskey tells nobody what they have boosted or kept: elsewhere it may have been done.
    void whatIsNotToldIsAsked_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString &kind : {u"boost"_s, u"unboost"_s, u"bookmark"_s, u"unbookmark"_s,
                 u"mute-thread"_s, u"unmute-thread"_s}) {
            QTest::newRow(qPrintable(kind)) << kind;
        }
    }
    void whatIsNotToldIsAsked()
    {
        QFETCH(QString, kind);
        begin();
        store::Prepared post = somePost(u"1"_s);
        const bool there = !kind.startsWith(u"un");
        post.item.post.viewer =
            ViewerState{.boosted = there, .bookmarked = there, .muted = there, .marksUntold = true};
        tell(post, u"k"_s);
        m_acting->act(kind, postUri, u"k"_s);
        QTRY_COMPARE(said(), QStringList{kind + u' '});
    }

    /// Before it went out: then it is as it was.
    void whatIsNotToldIsTakenBack()
    {
        begin();
        tell(somePost(u"1"_s), u"k"_s);
        m_acting->act(u"boost"_s, postUri, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"boost "_s});
        m_acting->act(u"unboost"_s, postUri, u"k"_s);
        QTRY_COMPARE(said(), QStringList());
        QCOMPARE(m_problems, QStringList());
    }

    /// Else trying all again would put it in the place of what was wanted after it.
    void aRefusedReactionGivesWay()
    {
        begin();
        tell(somePost(u"1"_s), u"k"_s);
        m_acting->react(postUri, u"foo"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react foo"_s});
        const qint64 refused = fail(rows()[0]);
        m_acting->react(postUri, u"👍"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react 👍"_s});
        QCOMPARE(state(refused), OutboxRow::State::Cancelled);
    }

    void aRefusedReactionAmongSeveralStays()
    {
        begin();
        tell(somePost(u"1"_s), u"p"_s);
        m_acting->react(postUri, u"foo"_s, {}, u"p"_s);
        QTRY_COMPARE(said(), QStringList{u"react foo"_s});
        const qint64 refused = fail(rows()[0]);
        m_acting->react(postUri, u"👍"_s, {}, u"p"_s);
        QTRY_COMPARE(said(), (QStringList{u"react foo"_s, u"react 👍"_s}));
        QCOMPARE(state(refused), OutboxRow::State::Failed);
    }

    void aRefusedVoteGivesWay()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.poll = Poll{.options = {{u"Tea"_s, 3}, {u"Water"_s, 1}}};
        tell(post, {});
        m_acting->vote(postUri, u"1"_s, u"m"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        const qint64 refused = fail(rows()[0]);
        m_acting->vote(postUri, u"0"_s, u"m"_s);
        QTRY_COMPARE(state(refused), OutboxRow::State::Cancelled);
        QCOMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.choices, QList<int>{0});
    }

    /// The server may have put the other one in its place by now.
    void theFirstReactionAgain()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.favourited = true, .reactions = {u"👍"_s}};
        tell(post, u"k"_s);
        m_acting->react(postUri, u"🎉"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react 🎉"_s});
        OutboxRow sending = rows()[0];
        sending.state = OutboxRow::State::Sending;
        sending.tries = 1;
        QVERIFY(await(m_app->store->writeUser(
            [sending](store::UserTx &tx) { return store::saveOutboxRow(tx, sending); })));
        m_acting->react(postUri, u"👍"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList({u"react 🎉"_s, u"react 👍"_s}));
    }

    void whatItsAuthorDoesNotTake()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.reactionAcceptance = ReactionAcceptance::LikeOnlyForRemote;
        tell(post, u"k"_s);
        m_acting->react(postUri, u"🎉"_s, {}, u"k"_s);
        QTRY_COMPARE(m_problems.size(), 1);
        QVERIFY2(m_problems[0].contains(u"❤"_s), qPrintable(m_problems[0]));
        QCOMPARE(said(), QStringList());
        m_acting->react(postUri, u"❤"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react ❤"_s});
    }

    void noneAndThenAnotherReaction()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.favourited = true, .reactions = {u"👍"_s}};
        tell(post, u"k"_s);
        QVERIFY(await(m_acting->enqueue({.kind = Action::Kind::Unreact,
            .account = {u"k"_s},
            .target = postUri,
            .reaction = u"👍"_s})));
        QTRY_COMPARE(said(), QStringList{u"unreact 👍"_s});
        m_acting->react(postUri, u"🎉"_s, {}, u"k"_s);
        QTRY_COMPARE(said(), QStringList{u"react 🎉"_s});
    }

    void severalReactionsWhereTheServerTakesThem()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.reactions = {u"👍"_s}};
        tell(post, u"p"_s);
        m_acting->react(postUri, u"🎉"_s, {}, u"p"_s);
        QTRY_COMPARE(said(), QStringList{u"react 🎉"_s});
    }

    void oneVote()
    {
        begin();
        store::Prepared post = somePost(u"1"_s);
        post.item.post.poll = Poll{.options = {{u"Tea"_s, 3}, {u"Water"_s, 1}}};
        tell(post, {});
        m_acting->vote(postUri, u"1"_s, u"m"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.choices, QList<int>{1});
        const auto again = await(m_acting->enqueue(
            {.kind = Action::Kind::Vote, .account = {u"m"_s}, .target = postUri, .choices = {0}}));
        QCOMPARE(again->id, rows()[0].id);
        QCOMPARE(rows().size(), size_t(1));
        post.item.post.viewer = ViewerState{.voted = true, .votes = {0}};
        tell(post, u"p"_s);
        m_acting->vote(postUri, u"1"_s, u"p"_s);
        QTRY_COMPARE(m_problems, QStringList{u"ao@p.example has voted there already."_s});
    }

    /// The cache was read; then the server confirmed what was clicked before.
    void whatWasConfirmedSinceItWasRead()
    {
        begin();
        const ReadyAction star = ready(Action::Kind::Favourite);
        const ReadyAction back = ready(Action::Kind::Unfavourite);
        confirm(put(star));
        QCOMPARE(put(star), 0);
        QVERIFY(put(back) > 0);
        QCOMPARE(said(), QStringList{u"unfavourite "_s});
    }

    /// Misskey takes one of each account: one that was confirmed since the reading goes, too.
    void aReactionConfirmedSince()
    {
        begin();
        ReadyAction party = ready(Action::Kind::React, u"🎉"_s);
        party.reactionsEach = 1;
        ReadyAction heart = party;
        heart.action.reaction = u"❤"_s;
        confirm(put(party));
        QVERIFY(put(heart) > 0);
        QCOMPARE(said(), QStringList({u"unreact 🎉"_s, u"react ❤"_s}));
    }

    void aVoteConfirmedSince()
    {
        begin();
        const ReadyAction vote = ready(Action::Kind::Vote);
        const qint64 first = put(vote);
        confirm(first);
        QCOMPARE(put(vote), first);
        QCOMPARE(rows().size(), size_t(0));
    }

    void peopleBySeveralAtOnce()
    {
        begin();
        m_acting->actOn(u"follow"_s, u"@Bea@A.example"_s, {u"m"_s, u"p"_s},
            {{u"boosts"_s, false}, {u"languages"_s, QStringList{u"ja"_s}}});
        QTRY_COMPARE(rows().size(), size_t(2));
        for (const OutboxRow &row : rows()) {
            QCOMPARE(row.action.target, u"bea@a.example"_s);
            QVERIFY(row.action.options.boosts == false);
            QVERIFY(!row.action.options.notify);
            QVERIFY(row.action.options.languages == QStringList{u"ja"_s});
        }
        QCOMPARE(rows()[1].action.account.value, u"p"_s);
    }

    void aMuteForSomeHours()
    {
        begin();
        const qint64 before = m_app->clock.now();
        m_acting->actOn(u"mute"_s, u"bea@a.example"_s, {u"m"_s},
            {{u"hours"_s, 24}, {u"hideNotifications"_s, true}});
        QTRY_COMPARE(rows().size(), size_t(1));
        const MovedItem options = rows()[0].action.options;
        QVERIFY(options.hideNotifications == true);
        QVERIFY(options.expiresAt >= before + dayMs);
        QVERIFY(options.expiresAt < before + dayMs + hourMs);
    }

    void aReport()
    {
        begin();
        m_acting->actOn(u"report"_s, u"@bea@a.example"_s, {u"m"_s},
            {{u"comment"_s, u"スパム"_s}, {u"category"_s, u"spam"_s}, {u"forward"_s, true},
                {u"posts"_s, QStringList{postUri}}});
        QTRY_COMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.report,
            (ReportText{.posts = {postUri},
                .comment = u"スパム"_s,
                .category = u"spam"_s,
                .forward = true}));
    }

    /// To each account's server its own.
    void aReportOfBrokenRules()
    {
        begin();
        const QVariantMap rules{{u"m"_s, QVariantList{u"1"_s, u"3"_s}}};
        m_acting->actOn(u"report"_s, u"@bea@a.example"_s, {u"m"_s, u"p"_s},
            {{u"category"_s, u"violation"_s}, {u"rules"_s, rules}});
        QTRY_COMPARE(rows().size(), size_t(2));
        QCOMPARE(rows()[0].action.report.rules, (QStringList{u"1"_s, u"3"_s}));
        QCOMPARE(rows()[1].action.report.rules, QStringList());
    }

    void hostsAndHashtags()
    {
        begin();
        m_acting->actOn(u"block-domain"_s, u"https://Bad.Example/"_s, {u"m"_s}, {});
        m_acting->actOn(u"follow-tag"_s, u"#鯖缶"_s, {u"m"_s}, {});
        QTRY_COMPARE(rows().size(), size_t(2));
        QCOMPARE(rows()[0].action.target, u"bad.example"_s);
        QCOMPARE(rows()[1].action.target, u"鯖缶"_s);
        m_acting->actOn(u"follow"_s, u"nobody"_s, {u"m"_s}, {});
        QTRY_COMPARE(m_problems.size(), 1);
    }

    void nonsense()
    {
        begin();
        tell(somePost(u"1"_s), {});
        m_acting->act(u"explode"_s, postUri, u"m"_s);
        QTRY_COMPARE(m_problems.size(), 1);
        QCOMPARE(rows().size(), size_t(0));
    }

    void aReplyKnowsWhereItsPostIs()
    {
        begin();
        tell(somePost(u"1"_s), {});
        tell(somePost(u"2"_s, Visibility::Private), u"p"_s);
        Action reply{.kind = Action::Kind::Publish, .account = {u"m"_s}, .target = newPostKey()};
        reply.post = {.text = u"hello"_s, .replyTo = postUri};
        QVERIFY(await(m_acting->enqueue(reply)));
        QCOMPARE(rows()[0].action.post.replyToUrl, u"https://a.example/page/1"_s);
        reply.target = newPostKey();
        reply.post.replyTo = u"https://a.example/2"_s; // m never received it
        const auto refused = await(m_acting->enqueue(reply));
        QVERIFY(!refused);
        QVERIFY(!Acting::words(refused.error()).isEmpty());
        QCOMPARE(rows().size(), size_t(1));
    }

    void aReasonIsTold()
    {
        begin();
        QVERIFY(m_acting->may({}));
        QVERIFY(!m_acting->may(u"Because."_s));
        QCOMPARE(m_problems, QStringList{u"Because."_s});
    }

private:
    void begin(const std::vector<Account> &accounts = threeAccounts())
    {
        for (const Account &account : accounts) {
            QVERIFY(await(m_app->store->writeUser(
                [account](store::UserTx &tx) { return store::addAccount(tx, account); })));
        }
        m_accounts = std::make_unique<AccountsModel>(m_app->core, m_app->accounts);
        QTRY_COMPARE(m_accounts->rowCount(), int(accounts.size()));
        m_acting = std::make_unique<Acting>(*m_app->store, *m_accounts);
        m_problems.clear();
        connect(m_acting.get(), &Acting::problem, this,
            [this](const QString &sentence) { m_problems << sentence; });
    }
    /// By the account's server; empty: by its author's, to a guest.
    void tell(store::Prepared post, const QString &account)
    {
        if (!account.isEmpty() && !post.item.post.viewer) {
            post.item.post.viewer = ViewerState{};
        }
        const store::Teller teller =
            account.isEmpty() ? store::guestAt(u"a.example"_s) : ownTeller(account);
        QVERIFY(await(m_app->store->writeCache(
            [=](store::CacheTx &tx) { return store::commitLoose(tx, teller, {post}); })));
    }
    /// As it is read before it goes into the outbox: nothing was done with the post so far.
    ReadyAction ready(Action::Kind kind, const QString &reaction = {}) const
    {
        const QList<int> choices = kind == Action::Kind::Vote ? QList<int>{0} : QList<int>();
        return {.action = {.kind = kind,
                    .account = {u"k"_s},
                    .target = postUri,
                    .reaction = reaction,
                    .choices = choices},
            .state = ViewerState{},
            .readAt = m_app->clock.now()};
    }
    qint64 put(const ReadyAction &ready) const
    {
        const auto done = await(m_app->store->writeUser(
            [ready](store::UserTx &tx) { return enqueueReady(tx, ready, 0); }));
        return done ? done->id : -1;
    }
    /// As the sender would.
    void confirm(qint64 id) const
    {
        QVERIFY(await(m_app->store->writeUser(
            [id](store::UserTx &tx) { return endRow(tx, id, OutboxRow::State::Done); })));
    }
    /// On their way.
    std::vector<OutboxRow> rows() const
    {
        const auto found = await(m_app->store->writeUser([](store::UserTx &tx) {
            return store::outboxRows(tx); // behind what was written
        }));
        return found ? *found : std::vector<OutboxRow>();
    }
    /// Its server refuses it; its id.
    qint64 fail(OutboxRow row) const
    {
        row.state = OutboxRow::State::Failed;
        row.trouble = u"No."_s;
        const auto saved = await(m_app->store->writeUser(
            [row](store::UserTx &tx) { return store::saveOutboxRow(tx, row); }));
        return saved && *saved ? row.id : 0;
    }
    OutboxRow::State state(qint64 id) const
    {
        const auto row = await(
            m_app->store->writeUser([id](store::UserTx &tx) { return store::outboxRow(tx, id); }));
        return row && *row ? (*row)->state : OutboxRow::State::Waiting;
    }
    QStringList said() const
    {
        QStringList all;
        for (const OutboxRow &row : rows()) {
            all << word(row.action.kind) + u' ' + row.action.reaction;
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<App> m_app;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<Acting> m_acting;
    QStringList m_problems;
};

QTEST_MAIN(tst_ActingModel)
#include "tst_actingmodel.moc"
