// SPDX-License-Identifier: GPL-3.0-or-later
#include "actingtesting.h"

#include "ui/models/actwords.h"
#include "ui/models/rowdoers.h"

#include <QTest>

using namespace asterism;
using namespace asterism::store;
using namespace asterism::ui;

/// Who acts in a row, what it has done, what is on its way and what it may not do.
class tst_RowActing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        QVERIFY(m_folder->write(saveThreeServers));
        m_names = {};
        m_names.acting = {.accounts = std::make_shared<const std::vector<Account>>(threeAccounts()),
            .shortNames = shortNames(threeAccounts()),
            .standard = {u"m"_s},
            .servers = std::make_shared<ServerBook>()};
        m_names.accounts.insert(u"m"_s, {.colour = u"#123456"_s, .name = u"@ao@m.example"_s});
    }
    void cleanup() { m_folder.reset(); }

    void whoActs_data()
    {
        QTest::addColumn<QString>("visibility");
        QTest::addColumn<QString>("sawIt");
        QTest::addColumn<QString>("wished");
        QTest::addColumn<QString>("acts");
        QTest::newRow("the default one") << u"public"_s << u""_s << u""_s << u"m"_s;
        QTest::newRow("though another saw it") << u"public"_s << u"p"_s << u""_s << u"m"_s;
        QTest::newRow("the column's own") << u"public"_s << u"p"_s << u"k"_s << u"k"_s;
        QTest::newRow("one that is gone") << u"public"_s << u""_s << u"x"_s << u"m"_s;
        QTest::newRow("who received it") << u"private"_s << u"p"_s << u""_s << u"p"_s;
        QTest::newRow("and not the column's") << u"direct"_s << u"p"_s << u"k"_s << u"p"_s;
    }
    void whoActs()
    {
        QFETCH(QString, visibility);
        QFETCH(QString, sawIt);
        QFETCH(QString, wished);
        Prepared post = somePost(u"1"_s, asterism::visibility(visibility));
        tell(post, sawIt);
        m_names.acting.wished = {wished};
        QTEST(shown(u"1"_s).acting.account, "acts");
    }

    void whatItIsCalled()
    {
        tell(somePost(u"1"_s), {});
        const RowActing acting = shown(u"1"_s).acting;
        QCOMPARE(acting.acct, u"ao@m.example"_s);
        QCOMPARE(acting.name, u"m"_s); // all are called ao
        QCOMPARE(acting.colour, u"#123456"_s);
        QCOMPARE(shortNames({ownAccount(u"m"_s)}).value(u"m"_s), u"ao"_s);
        Account other = ownAccount(u"n"_s);
        other.acct = u"ao@m.other.example"_s;
        QCOMPARE(shortNames({ownAccount(u"m"_s), other}).value(u"n"_s), u"ao@m.other.example"_s);
    }

    void withoutAccountsNothingCanBeDone()
    {
        tell(somePost(u"1"_s), {});
        m_names.acting = {};
        const RowView row = shown(u"1"_s);
        QCOMPARE(row.acting.account, QString());
        for (const QString &deed : {u"reply"_s, u"boost"_s, u"favourite"_s, u"bookmark"_s}) {
            QVERIFY2(!whyNot(row.acting, deed).isEmpty(), qPrintable(deed));
            QCOMPARE(actHint(row.acting, deed), whyNot(row.acting, deed));
        }
    }

    void numbersAreShort()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.replies = 4;
        post.item.post.boosts = 12'345;
        post.item.post.favourites = 3'400'000;
        tell(post, {});
        QCOMPARE(shown(u"1"_s).acting.replies, u"4"_s);
        QCOMPARE(shown(u"1"_s).acting.boosts, u"12K"_s);
        QCOMPARE(shown(u"1"_s).acting.favourites, u"3.4M"_s);
        tell(somePost(u"2"_s), {}); // nobody has told
        QCOMPARE(shown(u"2"_s).acting.replies, QString());
    }

    void whatMayNotBeDone_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("visibility");
        QTest::addColumn<QString>("sawIt"); // by this account; empty: by none
        QTest::addColumn<QString>("closed"); // deeds
        QTest::newRow("mastodon") << u"m"_s << u"public"_s << u""_s << u"react"_s;
        QTest::newRow("pleroma") << u"p"_s << u"public"_s << u""_s << u""_s;
        QTest::newRow("misskey") << u"k"_s << u"public"_s << u""_s << u""_s;
        QTest::newRow("unlisted") << u"m"_s << u"unlisted"_s << u""_s << u"react"_s;
        QTest::newRow("private, seen") << u"p"_s << u"private"_s << u"p"_s << u"boost"_s;
        QTest::newRow("direct, seen") << u"p"_s << u"direct"_s << u"p"_s << u"boost"_s;
    }
    void whatMayNotBeDone()
    {
        QFETCH(QString, account);
        QFETCH(QString, visibility);
        QFETCH(QString, sawIt);
        tell(somePost(u"1"_s, asterism::visibility(visibility)), sawIt);
        m_names.acting.wished = {account};
        const RowActing acting = shown(u"1"_s).acting;
        QCOMPARE(acting.account, account);
        QStringList closed;
        for (const QString &deed :
            {u"reply"_s, u"boost"_s, u"favourite"_s, u"react"_s, u"bookmark"_s}) {
            if (!whyNot(acting, deed).isEmpty()) {
                closed << deed;
            }
        }
        QTEST(closed.join(u' '), "closed");
    }

    void whoCanQuote()
    {
        tell(somePost(u"1"_s), {});
        m_names.acting.wished = {u"p"_s};
        QCOMPARE(shown(u"1"_s).acting.noQuote(), QString());
        QCOMPARE(actHint(shown(u"1"_s).acting, u"quote"_s), u"Quote as ao@p.example"_s);
        QCOMPARE(actKind(shown(u"1"_s).acting, u"quote"_s), QString()); // it is a new post
        m_names.acting.wished = {u"m"_s}; // its API is older than quotes
        QVERIFY(shown(u"1"_s).acting.noQuote().contains(u"m.example"_s));
        QCOMPARE(whyNot(shown(u"1"_s).acting, u"quote"_s), shown(u"1"_s).acting.noQuote());
        QCOMPARE(shown(u"1"_s).acting.noReply(), QString());
    }

    /// What is for followers is boosted to them alone (Pleroma refuses anything wider).
    void whoseBoostsMayBeNarrower()
    {
        m_names.acting.wished = {u"p"_s};
        tell(somePost(u"1"_s), u"p"_s);
        QVERIFY(shown(u"1"_s).acting.narrows);
        Prepared own = somePost(u"2"_s, Visibility::Private);
        own.item.post.author = person(u"ao@p.example"_s);
        own.item.post.uri = ownUri;
        tell(own, u"p"_s);
        QCOMPARE(shownAs(ownUri).acting.noBoost(), QString());
        QVERIFY(!shownAs(ownUri).acting.narrows);
    }

    void whatItsAuthorSaysOfQuotes()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.quote = Permission::AfterApproval};
        tell(post, u"p"_s);
        m_names.acting.wished = {u"p"_s};
        const RowActing asks = shown(u"1"_s).acting;
        QCOMPARE(asks.noQuote(), QString());
        QVERIFY(!asks.quoteNote.isEmpty());
        QVERIFY(actHint(asks, u"quote"_s).contains(asks.quoteNote));
        QVERIFY(!actHint(asks, u"boost"_s).contains(asks.quoteNote));
        post.item.post.viewer = ViewerState{.quote = Permission::No};
        tell(post, u"p"_s);
        const RowActing refused = shown(u"1"_s).acting;
        QVERIFY(refused.noQuote().contains(u"@ao@p.example"_s));
        QCOMPARE(refused.quoteNote, QString());
        QCOMPARE(refused.noBoost(), QString());
        QCOMPARE(shown(u"1"_s).limits, QString()); // most posts of other servers are so
    }

    void whatIsQuoted_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("shows");
        QTest::addColumn<bool>("opens");
        QTest::newRow("accepted") << u"accepted"_s << true << true;
        QTest::newRow("pending") << u"pending"_s << false << false;
        QTest::newRow("rejected") << u"rejected"_s << false << false;
        QTest::newRow("revoked") << u"revoked"_s << false << false;
        QTest::newRow("deleted") << u"deleted"_s << false << false;
        QTest::newRow("unauthorized") << u"unauthorized"_s << false << false;
        QTest::newRow("blocked_account") << u"blocked_account"_s << false << true;
        QTest::newRow("blocked_domain") << u"blocked_domain"_s << false << true;
        QTest::newRow("muted_account") << u"muted_account"_s << false << true;
    }
    void whatIsQuoted()
    {
        QFETCH(QString, state);
        QFETCH(bool, shows);
        Prepared quoted = somePost(u"2"_s);
        tell(quoted, {});
        Prepared post = somePost(u"1"_s);
        post.item.post.quoteState = state;
        post.item.post.quoteUri = quoted.item.post.uri;
        tell(post, {});
        const RowView row = shown(u"1"_s);
        QTEST(!row.quoteUri.isEmpty(), "opens");
        QCOMPARE(!row.quoteAuthor.isEmpty(), shows);
        QVERIFY(shows || !row.quoteText.isEmpty()); // then it says why
        QVERIFY(shows || row.accessible.contains(row.quoteText));
        post.item.post.quoteUri = u"https://a.example/nowhere"_s;
        post.item.post.uri = u"https://a.example/3"_s;
        post.item.post.localId = u"3"_s;
        tell(post, {});
        QCOMPARE(shown(u"3"_s).quoteText.isEmpty(), shows);
        QCOMPARE(shown(u"3"_s).quoteUri, QString());
    }

    /// What nobody of ours received nobody can act on.
    void whatNobodyReceived()
    {
        Prepared post = somePost(u"1"_s, Visibility::Private);
        QVERIFY(m_folder->loose(guestAt(u"a.example"_s), {post}));
        const RowActing acting = shown(u"1"_s).acting;
        for (const QString &deed : {u"reply"_s, u"boost"_s, u"favourite"_s, u"bookmark"_s}) {
            QVERIFY2(!whyNot(acting, deed).isEmpty(), qPrintable(deed));
        }
    }

    void reactionsStandInTheStarsPlace()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.favourited = true};
        tell(post, u"m"_s);
        post.item.post.viewer = ViewerState{.reactions = {u"👍"_s}};
        tell(post, u"k"_s);
        pend({.kind = Action::Kind::Unreact, .account = {u"k"_s}, .reaction = u"👍"_s});
        QVERIFY(!shown(u"1"_s).acting.smiles);
        QVERIFY(shown(u"1"_s).acting.isStarred());
        QCOMPARE(shown(u"1"_s).acting.starShade(), 1.0);
        m_names.acting.wished = {u"k"_s};
        QVERIFY(shown(u"1"_s).acting.smiles);
        QVERIFY(!shown(u"1"_s).acting.isStarred());
        QCOMPARE(shown(u"1"_s).acting.starShade(), 0.6);
        m_names.acting.wished = {u"m"_s};
        QCOMPARE(shown(u"1"_s).acting.shade(Deed::React), 0.4); // Mastodon has none
    }

    /// Where there are only reactions a favourite is one of them, however it came about.
    void aFavouriteIsWhatWasReacted()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.favourited = true};
        tell(post, u"k"_s);
        m_names.acting.wished = {u"k"_s};
        QCOMPARE(actKind(shown(u"1"_s).acting, u"favourite"_s), u"favourite"_s);
        pend({.kind = Action::Kind::React, .account = {u"k"_s}, .reaction = u"👍"_s});
        const RowActing acting = shown(u"1"_s).acting;
        QVERIFY(acting.isStarred() && acting.isFavourited() && acting.favouriteWaits());
        QCOMPARE(actKind(acting, u"favourite"_s), u"unfavourite"_s);
    }

    void whatIsDoneAndWhatIsOnItsWay()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.favourited = true, .bookmarked = true};
        tell(post, u"m"_s);
        pend({.kind = Action::Kind::Boost, .account = {u"m"_s}});
        pend({.kind = Action::Kind::Unbookmark, .account = {u"m"_s}});
        pend({.kind = Action::Kind::Unfavourite, .account = {u"p"_s}}); // another account's
        const RowActing acting = shown(u"1"_s).acting;
        QVERIFY(acting.isBoosted() && acting.boostWaits());
        QVERIFY(acting.isFavourited() && !acting.favouriteWaits());
        QVERIFY(!acting.isBookmarked() && acting.bookmarkWaits());
        QCOMPARE(actKind(acting, u"boost"_s), u"unboost"_s);
        QCOMPARE(actKind(acting, u"favourite"_s), u"unfavourite"_s);
        QCOMPARE(actKind(acting, u"bookmark"_s), u"bookmark"_s);
        QCOMPARE(actKind(acting, u"nonsense"_s), QString());
        QCOMPARE(actHint(acting, u"boost"_s), u"Undo the boost by ao@m.example (not sent yet)"_s);
        QCOMPARE(actHint(acting, u"favourite"_s), u"Undo the favourite by ao@m.example"_s);
        QCOMPARE(actHint(acting, u"reply"_s), u"Reply as ao@m.example"_s);
    }

    void aPostOnItsWayOut()
    {
        Prepared own = somePost(u"1"_s);
        own.item.post.author = person(u"ao@p.example"_s);
        own.item.post.uri = ownUri;
        own.item.post.viewer = ViewerState{.pinned = true};
        tell(own, u"p"_s);
        RowView row = shownAs(ownUri);
        QCOMPARE(row.acting.author, u"p"_s);
        QVERIFY(row.acting.isPinned()); // though another account acts
        QCOMPARE(row.acting.account, u"m"_s);
        QCOMPARE(row.marks, QString());
        pend({.kind = Action::Kind::Delete, .account = {u"p"_s}}, ownUri);
        row = shownAs(ownUri);
        QCOMPARE(row.marks, u"being deleted"_s);
    }

    void whatWasRefused_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("boost") << u"boost"_s << u"Could not boost as p: No %1 today"_s;
        QTest::newRow("unpin") << u"unpin"_s << u"Could not unpin as p: No %1 today"_s;
        QTest::newRow("edit") << u"edit"_s << u"Could not change as p: No %1 today"_s;
    }
    void whatWasRefused()
    {
        QFETCH(QString, kind);
        tell(somePost(u"1"_s), u"m"_s);
        QCOMPARE(shown(u"1"_s).refusal, RowRefusal());
        refuse({{.row = 7,
            .action = {.kind = actionKind(kind), .account = {u"p"_s}},
            .trouble = u"No %1\ntoday"_s}});
        const RowView row = shown(u"1"_s);
        QTEST(row.refusal.words, "words");
        QCOMPARE(row.refusal.rowId, u"7"_s);
        QCOMPARE(row.refusal.written, kind == u"edit"_s);
        QVERIFY(row.accessible.contains(row.refusal.words));
        tell(somePost(u"2"_s), u"m"_s);
        QCOMPARE(shown(u"2"_s).refusal, RowRefusal());
    }

    /// One account alone needs no name, and the last word counts.
    void whatWasRefusedLast()
    {
        tell(somePost(u"1"_s), u"m"_s);
        m_names.acting.accounts =
            std::make_shared<const std::vector<Account>>(std::vector{ownAccount(u"m"_s)});
        const auto refused = [](qint64 row, Action::Kind kind, qint64 at) {
            return RefusedAction{.row = row,
                .action = {.kind = kind, .account = {u"m"_s}},
                .trouble = u"No"_s,
                .at = at};
        };
        refuse({refused(7, Action::Kind::Vote, 3), refused(8, Action::Kind::Boost, 2)});
        QCOMPARE(shown(u"1"_s).refusal.words, u"Could not vote: No"_s);
        QCOMPARE(shown(u"1"_s).refusal.rowId, u"7"_s);
    }

    void ofOthersOnlyTheirAuthorsDo()
    {
        tell(somePost(u"1"_s), u"m"_s);
        QCOMPARE(shown(u"1"_s).acting.author, QString());
    }

    void reactionsOnTheirWay()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.reactions = {{.name = u"👍"_s, .count = 2}};
        post.item.post.reactionsTold = true;
        post.item.post.viewer = ViewerState{.reactions = {u"👍"_s}};
        tell(post, u"p"_s);
        m_names.acting.wished = {u"p"_s};
        RowReaction thumb = reaction(0);
        QVERIFY(thumb.mine && thumb.own && !thumb.waits);
        QCOMPARE(thumb.count, u"2"_s);
        pend({.kind = Action::Kind::Unreact, .account = {u"p"_s}, .reaction = u"👍"_s});
        pend({.kind = Action::Kind::React, .account = {u"p"_s}, .reaction = u"🎉"_s});
        thumb = reaction(0);
        QVERIFY(!thumb.mine && !thumb.own && thumb.waits);
        QCOMPARE(thumb.count, u"1"_s);
        const RowReaction party = reaction(1);
        QVERIFY(party.own && party.waits);
        QCOMPARE(party.emoji, u"🎉"_s);
        QCOMPARE(party.count, u"1"_s);
        QCOMPARE(shown(u"1"_s).reactions.size(), 2);
    }

    /// Misskey has one of each account.
    void anotherReactionTakesItsPlace()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.reactions = {{.name = u"👍"_s, .count = 2}};
        post.item.post.reactionsTold = true;
        post.item.post.viewer = ViewerState{.reactions = {u"👍"_s}};
        tell(post, u"k"_s);
        m_names.acting.wished = {u"k"_s};
        pend({.kind = Action::Kind::React, .account = {u"k"_s}, .reaction = u"🎉"_s});
        QVERIFY(!reaction(0).mine && !reaction(0).own);
        QCOMPARE(reaction(0).count, u"1"_s);
        QVERIFY(reaction(1).mine && reaction(1).own && reaction(1).waits);
        QCOMPARE(reaction(1).count, u"1"_s);
    }

    void whatItsAuthorDoesNotTake()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.reactions = {{.name = u"❤"_s, .count = 2}, {.name = u"👍"_s, .count = 1}};
        post.item.post.reactionsTold = true;
        post.item.post.reactionAcceptance = ReactionAcceptance::LikeOnly;
        tell(post, {});
        m_names.acting.wished = {u"k"_s};
        QCOMPARE(reaction(0).why, QString());
        QVERIFY(!reaction(1).why.isEmpty());
    }

    /// As the account's own server means its name.
    void ofEqualNamesOneIsMine()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.reactions = {{.name = u"cat"_s, .count = 3},
            {.name = u"cat@k.example"_s, .count = 2}, {.name = u"cat@c.example"_s, .count = 1}};
        post.item.post.reactionsTold = true;
        post.item.post.viewer = ViewerState{.reactions = {u"cat"_s}};
        tell(post, u"k"_s);
        m_names.acting.wished = {u"k"_s};
        QVERIFY(!reaction(0).mine && !reaction(0).own);
        QVERIFY(reaction(1).mine && reaction(1).own);
        QCOMPARE(reaction(1).name, u"cat"_s);
        QVERIFY(!reaction(2).mine && !reaction(2).own);
    }

    /// What is clicked on stays under the pointer until its server has agreed.
    void theLastOneThatGoesStaysMeanwhile()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.reactions = {{.name = u"👍"_s, .count = 1}};
        post.item.post.reactionsTold = true;
        post.item.post.viewer = ViewerState{.reactions = {u"👍"_s}};
        tell(post, u"p"_s);
        m_names.acting.wished = {u"p"_s};
        pend({.kind = Action::Kind::Unreact, .account = {u"p"_s}, .reaction = u"👍"_s});
        QCOMPARE(reaction(0).count, u"0"_s);
        QVERIFY(shown(u"1"_s).reactionLine);
    }

    void emojiOfOtherServers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("can");
        QTest::addColumn<QString>("nameThere");
        QTest::newRow("Unicode") << u"👍"_s << u""_s << true << u"👍"_s;
        QTest::newRow("its own") << u"cat"_s << u"https://p.example/cat.png"_s << true << u"cat"_s;
        QTest::newRow("its own, from elsewhere")
            << u"cat@p.example"_s << u"https://k.example/cat.png"_s << true << u"cat"_s;
        QTest::newRow("from its media server")
            << u"cat"_s << u"https://media.p.example/cat.png"_s << true << u"cat"_s;
        QTest::newRow("another's")
            << u"cat@c.example"_s << u"https://p.example/cat.png"_s << false << u"cat@c.example"_s;
        QTest::newRow("of who told it")
            << u"cat"_s << u"https://c.example/cat.png"_s << false << u"cat"_s;
        QTest::newRow("a name that only begins so")
            << u"cat@p.example.org"_s << u""_s << false << u"cat@p.example.org"_s;
    }
    void emojiOfOtherServers()
    {
        QFETCH(QString, name);
        QFETCH(QString, url);
        QFETCH(bool, can);
        Prepared post = somePost(u"1"_s);
        post.item.post.reactions = {{.name = name, .url = url, .staticUrl = url, .count = 1}};
        post.item.post.reactionsTold = true;
        tell(post, {});
        m_names.acting.wished = {u"p"_s};
        QCOMPARE(reaction(0).why.isEmpty(), can);
        QTEST(reaction(0).name, "nameThere");
        m_names.acting.wished = {u"m"_s}; // has no reactions at all
        QVERIFY(!reaction(0).why.isEmpty());
    }

    void polls_data()
    {
        QTest::addColumn<bool>("ended");
        QTest::addColumn<bool>("voted");
        QTest::addColumn<bool>("votes"); // on its way
        QTest::addColumn<bool>("open");
        QTest::newRow("open") << false << false << false << true;
        QTest::newRow("ended") << true << false << false << false;
        QTest::newRow("voted") << false << true << false << false;
        QTest::newRow("voting") << false << false << true << false;
    }
    void polls()
    {
        QFETCH(bool, ended);
        QFETCH(bool, voted);
        QFETCH(bool, votes);
        Prepared post = somePost(u"1"_s);
        post.item.post.poll =
            Poll{.expired = ended, .multiple = true, .options = {{u"Tea"_s, 3}, {u"Water"_s, 1}}};
        if (voted) {
            post.item.post.viewer = ViewerState{.voted = true, .votes = {1}};
        }
        tell(post, u"m"_s);
        if (votes) {
            pend({.kind = Action::Kind::Vote, .account = {u"m"_s}, .choices = {1, 7}});
        }
        const RowView row = shown(u"1"_s);
        QTEST(row.pollOpen, "open");
        QTEST(row.pollEnded, "ended");
        QVERIFY(row.pollMultiple);
        QCOMPARE(row.acting.voteWaits(), votes);
        QVERIFY(!row.poll[0].value<RowPollOption>().own);
        QCOMPARE(row.poll[1].value<RowPollOption>().own, voted || votes);
    }

    void aPollIsOpenToTheOneWhoActs()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.poll = Poll{.options = {{u"Tea"_s, 3}, {u"Water"_s, 1}}};
        post.item.post.viewer = ViewerState{.voted = true, .votes = {0}};
        tell(post, u"m"_s);
        QVERIFY(!shown(u"1"_s).pollOpen);
        m_names.acting.wished = {u"p"_s};
        QVERIFY(shown(u"1"_s).pollOpen);
        QVERIFY(!shown(u"1"_s).poll[0].value<RowPollOption>().own);
    }

    /// Of a server that was never asked nothing is held to be impossible.
    void anUnknownServer()
    {
        m_names.acting.accounts =
            std::make_shared<const std::vector<Account>>(std::vector{ownAccount(u"n"_s)});
        m_names.acting.standard = {u"n"_s};
        tell(somePost(u"1"_s), {});
        QCOMPARE(whyNot(shown(u"1"_s).acting, u"boost"_s), QString());
        QCOMPARE(whyNot(shown(u"1"_s).acting, u"favourite"_s), QString());
    }

    void serversAreLookedUpOnce()
    {
        ServerBook book;
        const auto softwareOf = [&] {
            return *m_folder->read([&](CacheTx &tx) {
                return Result<QString>(book.of(tx, ownAccount(u"m"_s))->software);
            });
        };
        QCOMPARE(softwareOf(), u"mastodon"_s);
        QVERIFY(m_folder->write(
            [](CacheTx &tx) { return saveInstance(tx, ownServer(u"m"_s, u"gotosocial"_s)); }));
        QCOMPARE(softwareOf(), u"mastodon"_s);
        m_folder->clock.advance(ServerBook::keptMs);
        QCOMPARE(softwareOf(), u"gotosocial"_s);
        const QStringList texts{u"a"_s, u"b"_s};
        const QStringList same{u"a"_s, u"b"_s};
        (void)book.same(texts);
        QVERIFY(book.same(same).constData() == texts.constData());
    }

private:
    /// By the account's server; empty: by its author's, to a guest.
    void tell(Prepared post, const QString &account)
    {
        if (!account.isEmpty() && !post.item.post.viewer) {
            post.item.post.viewer = ViewerState{};
        }
        const Teller teller = account.isEmpty() ? guestAt(u"a.example"_s) : ownTeller(account);
        const auto told = m_folder->loose(teller, {post});
        QVERIFY2(told.ok(), told ? "" : qPrintable(sentence(told.error())));
    }
    void pend(Action action, const QString &uri = u"https://a.example/1"_s)
    {
        action.target = uri;
        PendingByPost pending = m_names.acting.pending ? *m_names.acting.pending : PendingByPost();
        pending[action.target].push_back(action);
        m_names.acting.pending = std::make_shared<const PendingByPost>(pending);
    }
    void refuse(const std::vector<RefusedAction> &refused)
    {
        m_names.acting.refused = std::make_shared<const RefusedByPost>(
            RefusedByPost{{u"https://a.example/1"_s, refused}});
    }
    RowView shown(const QString &name) { return shownAs(u"https://a.example/"_s + name); }
    RowView shownAs(const QString &uri)
    {
        const auto row = m_folder->read([&](CacheTx &tx) -> Result<RowView> {
            const auto post = postByUri(tx, uri);
            return post && *post ? Result<RowView>(makeRow(tx, rowOf(tx, (*post)->row), m_names))
                                 : Result<RowView>(Error{.kind = ErrorKind::NotFound});
        });
        return row ? *row : RowView();
    }
    RowReaction reaction(int place)
    {
        return shown(u"1"_s).reactions.value(place).value<RowReaction>();
    }

    const QString ownUri = u"https://p.example/1"_s;
    std::unique_ptr<Folder> m_folder;
    RowNames m_names;
};

QTEST_GUILESS_MAIN(tst_RowActing)
#include "tst_rowacting.moc"
