// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/acting.h"

#include "model/reaction.h"
#include "protocol/capabilities.h"
#include "sync/readyaction.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using ActionKind = Action::Kind;

Account account(const QString &acct)
{
    return {.id = {acct.section(u'@', 0, 0)}, .acct = acct, .host = acct.section(u'@', 1)};
}

Instance server(const QString &software)
{
    Instance instance{.host = u"a.example"_s, .accountDomain = u"a.example"_s};
    instance.software = software;
    instance.family = software.isEmpty() ? Instance::Family::Unknown : Instance::Family::Mastodon;
    return instance;
}

/// A Mastodon whose API knows quotes.
Instance quoting()
{
    Instance instance = server(u"mastodon"_s);
    instance.mastodonApi = 7;
    return instance;
}

ActingPost postOf(const QString &author, Visibility visibility = Visibility::Public)
{
    return {.uri = u"https://b.example/1"_s,
        .author = author,
        .visibility = visibility,
        .originHost = author.section(u'@', 1)};
}

const Account me = account(u"me@a.example"_s);
const QString other = u"ao@b.example"_s;

/// What I may do with it on a Mastodon.
bool may(ActionKind kind, const ActingPost &post, const ActingView &view = {})
{
    return whyNot(kind, post, me, server(u"mastodon"_s), view).isEmpty();
}

ActingView seen(const ViewerState &state = {})
{
    return {.saw = true, .state = state};
}

Action doing(ActionKind kind, const QString &reaction = {})
{
    Action action{.kind = kind, .account = me.id, .target = u"x"_s};
    action.reaction = reaction;
    return action;
}

} // namespace

/// Who may do what with a post, and what it looks like until the server has answered.
class tst_acting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void visibilities_data()
    {
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<bool>("own");
        QTest::addColumn<bool>("saw");
        QTest::addColumn<bool>("favourites");
        QTest::addColumn<bool>("boosts");
        QTest::newRow("public") << Visibility::Public << false << false << true << true;
        QTest::newRow("unlisted") << Visibility::Unlisted << false << false << true << true;
        QTest::newRow("private, unseen") << Visibility::Private << false << false << false << false;
        QTest::newRow("private, seen") << Visibility::Private << false << true << true << false;
        QTest::newRow("direct, unseen") << Visibility::Direct << false << false << false << false;
        QTest::newRow("direct, seen") << Visibility::Direct << false << true << true << false;
        QTest::newRow("own direct") << Visibility::Direct << true << true << true << false;
        QTest::newRow("local, elsewhere") << Visibility::Local << false << true << false << false;
        QTest::newRow("local, here") << Visibility::Local << true << true << true << true;
    }
    void visibilities()
    {
        QFETCH(Visibility, visibility);
        QFETCH(bool, own);
        QFETCH(bool, saw);
        const ActingPost post = postOf(own ? me.acct : other, visibility);
        const ActingView view{.saw = saw, .state = {}};
        QTEST(may(ActionKind::Favourite, post, view), "favourites");
        QTEST(may(ActionKind::Boost, post, view), "boosts");
    }

    void boostsOfPrivatePosts_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("own"); // its author boosts it
        QTest::newRow("mastodon") << u"mastodon"_s << true;
        QTest::newRow("gotosocial") << u"gotosocial"_s << true;
        QTest::newRow("pleroma") << u"pleroma"_s << true;
        QTest::newRow("misskey") << u"misskey"_s << true;
        QTest::newRow("friendica") << u"friendica"_s << false;
        QTest::newRow("pixelfed") << u"pixelfed"_s << false;
        QTest::newRow("snac") << u"snac"_s << false;
        QTest::newRow("mitra") << u"mitra"_s << false;
    }
    void boostsOfPrivatePosts()
    {
        QFETCH(QString, software);
        Instance instance = server(software);
        if (software == "misskey"_L1) {
            instance.family = Instance::Family::Misskey;
        }
        const auto why = [&](const QString &author, Visibility visibility) {
            return whyNot(ActionKind::Boost, postOf(author, visibility), me, instance, seen());
        };
        QTEST(why(me.acct, Visibility::Private).isEmpty(), "own");
        QVERIFY(!why(me.acct, Visibility::Direct).isEmpty());
        QVERIFY(!why(other, Visibility::Direct).isEmpty());
        const QString others = why(other, Visibility::Private);
        QVERIFY(!others.isEmpty() && !others.contains(u'%'));
        QCOMPARE(why(other, Visibility::Unlisted), QString());
    }

    /// What an author's policy forbids; what needs approval is not forbidden.
    void permissions()
    {
        const auto with = [](Permission permission) {
            return seen({.reply = permission, .boost = permission, .favourite = permission});
        };
        const ActingPost post = postOf(other);
        QVERIFY(!may(ActionKind::Boost, post, with(Permission::No)));
        QVERIFY(!may(ActionKind::Favourite, post, with(Permission::No)));
        QVERIFY(!may(ActionKind::Publish, post, with(Permission::No)));
        QVERIFY(may(ActionKind::Bookmark, post, with(Permission::No)));
        QVERIFY(may(ActionKind::Unboost, post, with(Permission::No))); // it was done before
        for (const auto permission :
            {Permission::Untold, Permission::Yes, Permission::AfterApproval}) {
            QVERIFY(may(ActionKind::Boost, post, with(permission)));
            QVERIFY(may(ActionKind::Favourite, post, with(permission)));
        }
    }

    void onlyOfOwnPosts()
    {
        QVERIFY(may(ActionKind::Delete, postOf(me.acct), seen()));
        for (const ActionKind kind : {ActionKind::Delete, ActionKind::Edit, ActionKind::Pin}) {
            QVERIFY(!may(kind, postOf(other), seen()));
        }
        QVERIFY(!may(ActionKind::Pin, postOf(me.acct, Visibility::Direct), seen()));
        QVERIFY(may(ActionKind::Edit, postOf(me.acct), seen()));
        ActingPost withPoll = postOf(me.acct);
        withPoll.poll = true;
        QVERIFY(may(ActionKind::Edit, withPoll, seen())); // which says it again
    }

    void polls()
    {
        ActingPost post = postOf(other);
        QVERIFY(!may(ActionKind::Vote, post));
        post.poll = true;
        QCOMPARE(may(ActionKind::Vote, post), capabilities(server(u"mastodon"_s)).votes);
        post.pollEnded = true;
        QVERIFY(!may(ActionKind::Vote, post));
    }

    void quotes()
    {
        const Instance mastodon = server(u"mastodon"_s);
        const Capabilities can = capabilities(mastodon);
        ActingPost post = postOf(other);
        QCOMPARE(whyNotQuote(post, me, mastodon, {}).isEmpty(), can.quotes && can.publishes);
        QVERIFY(!whyNotQuote(postOf(other), me, server({}), {}).isEmpty());
    }

    void quotesThatTheAuthorAllows()
    {
        const Instance mastodon = quoting();
        const auto with = [](Permission quote) { return seen({.quote = quote}); };
        ActingPost post = postOf(other);
        for (const auto quote : {Permission::Untold, Permission::Yes, Permission::AfterApproval}) {
            QCOMPARE(whyNotQuote(post, me, mastodon, with(quote)), QString());
            QCOMPARE(quoteCaveat(with(quote)).isEmpty(), quote != Permission::AfterApproval);
        }
        const QString refused = whyNotQuote(post, me, mastodon, with(Permission::No));
        QVERIFY(refused.contains(u"@me@a.example"_s));
        QCOMPARE(quoteCaveat(with(Permission::No)), QString());
        QCOMPARE(quoteCaveat({}), QString());
        post.inChannel = true; // then its channel decides
        const QString kept = whyNotQuote(post, me, mastodon, with(Permission::No));
        QVERIFY(!kept.isEmpty() && kept != refused);
        QCOMPARE(
            whyNot(ActionKind::Boost, post, me, mastodon, seen({.boost = Permission::No})), kept);
    }

    void quotesOfNarrowPosts_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<bool>("own");
        QTest::addColumn<bool>("may");
        using enum Visibility;
        QTest::newRow("public") << u"mastodon"_s << Public << false << true;
        QTest::newRow("unlisted") << u"mastodon"_s << Unlisted << false << true;
        QTest::newRow("private") << u"mastodon"_s << Private << false << false;
        QTest::newRow("own private") << u"mastodon"_s << Private << true << true;
        QTest::newRow("direct") << u"mastodon"_s << Direct << false << false;
        QTest::newRow("own direct") << u"mastodon"_s << Direct << true << false;
        QTest::newRow("misskey") << u"misskey"_s << Private << false << false;
        QTest::newRow("misskey, own private") << u"misskey"_s << Private << true << true;
        QTest::newRow("misskey, own direct") << u"misskey"_s << Direct << true << false;
        QTest::newRow("akkoma, own private") << u"akkoma"_s << Private << true << false;
        QTest::newRow("mitra, own private") << u"mitra"_s << Private << true << false;
    }
    void quotesOfNarrowPosts()
    {
        QFETCH(QString, software);
        QFETCH(Visibility, visibility);
        QFETCH(bool, own);
        Instance instance = server(software);
        instance.mastodonApi = software == "mastodon"_L1 ? 7 : 0;
        if (software == "misskey"_L1) {
            instance.family = Instance::Family::Misskey;
        }
        QVERIFY(capabilities(instance).quotes);
        const ActingPost post = postOf(own ? me.acct : other, visibility);
        const QString why = whyNotQuote(post, me, instance, seen());
        QTEST(why.isEmpty(), "may");
        QVERIFY(!why.contains(u'%'));
        const QString unseen = whyNotQuote(postOf(other, Visibility::Direct), me, instance, {});
        QVERIFY(unseen.contains(u"@me@a.example"_s)); // that comes first
    }

    /// Every kind on every software: as its capabilities say, and said with the server's name.
    void software_data()
    {
        QTest::addColumn<QString>("software");
        for (const char *name : {"mastodon", "gotosocial", "pleroma", "pixelfed", "friendica",
                 "snac", "kibou", "takahe", "mitra", "never-heard-of"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void software()
    {
        QFETCH(QString, software);
        const Instance instance = server(software);
        const Capabilities can = capabilities(instance);
        const auto lacks = [&](ActionKind kind) { return whyNot(kind, me, instance); };
        const auto matches = [&](ActionKind kind, bool able) {
            return lacks(kind).isEmpty() == able && lacks(kind).contains(u"a.example"_s) != able;
        };
        using Calls = Capabilities::ReactionCalls;
        QVERIFY(matches(ActionKind::Boost, can.marksPosts));
        QVERIFY(matches(ActionKind::Unfavourite, can.marksPosts));
        QVERIFY(matches(ActionKind::Delete, can.deletesPosts));
        QVERIFY(matches(ActionKind::Follow, true));
        QVERIFY(matches(ActionKind::Bookmark, can.bookmarks));
        QVERIFY(matches(ActionKind::Unreact, can.reactionCalls != Calls::None));
        QVERIFY(matches(ActionKind::Vote, can.votes));
        QVERIFY(matches(ActionKind::Pin, can.pins));
        QVERIFY(matches(ActionKind::UnmuteThread, can.threadMutes));
        QVERIFY(matches(ActionKind::Edit, can.edits));
        QVERIFY(matches(ActionKind::Publish, can.publishes));
        QVERIFY(matches(ActionKind::Mute, can.mutes));
        QVERIFY(matches(ActionKind::Unblock, can.blocks));
        QVERIFY(matches(ActionKind::AcceptFollower, can.followRequests));
        QVERIFY(matches(ActionKind::RemoveFollower, can.removesFollowers));
        QVERIFY(matches(ActionKind::Report, can.reports));
        QVERIFY(matches(ActionKind::Annotate, can.notes));
        QVERIFY(matches(ActionKind::BlockDomain, can.domainBlocks));
        QVERIFY(matches(ActionKind::FollowTag, can.followTags));
        QVERIFY(!whyNot(ActionKind::Boost, me, server({})).isEmpty()); // nothing that we speak
    }

    /// Pixelfed takes new posts with pictures only, and answers without.
    void repliesNeedNoPictures()
    {
        const Instance pixelfed = server(u"pixelfed"_s);
        QVERIFY(!whyNot(ActionKind::Publish, me, pixelfed).isEmpty());
        QVERIFY(whyNot(ActionKind::Publish, postOf(other), me, pixelfed, {}).isEmpty());
        QVERIFY(!whyNot(ActionKind::Publish, postOf(other), me, server({}), {}).isEmpty());
    }

    /// Of a post, too: what the software lacks is said first.
    void softwareAndPost()
    {
        const Instance kibou = server(u"kibou"_s);
        QVERIFY(!capabilities(kibou).bookmarks);
        QCOMPARE(whyNot(ActionKind::Bookmark, postOf(other), me, kibou, {}),
            whyNot(ActionKind::Bookmark, me, kibou));
    }

    void whatHolds_data()
    {
        QTest::addColumn<ActionKind>("kind");
        QTest::addColumn<ViewerState>("marked");
        QTest::newRow("boost") << ActionKind::Boost << ViewerState{.boosted = true};
        QTest::newRow("favourite") << ActionKind::Favourite << ViewerState{.favourited = true};
        QTest::newRow("bookmark") << ActionKind::Bookmark << ViewerState{.bookmarked = true};
        QTest::newRow("pin") << ActionKind::Pin << ViewerState{.pinned = true};
        QTest::newRow("mute-thread") << ActionKind::MuteThread << ViewerState{.muted = true};
        QTest::newRow("react") << ActionKind::React << ViewerState{.reactions = {u"x"_s, u"👍"_s}};
    }
    void whatHolds()
    {
        QFETCH(ActionKind, kind);
        QFETCH(ViewerState, marked);
        const Action set = doing(kind, u"👍"_s);
        const Action unset = doing(opposite(kind), u"👍"_s);
        QCOMPARE(holds(set, marked), std::optional(true));
        QCOMPARE(holds(unset, marked), std::optional(false));
        QCOMPARE(holds(set, ViewerState()), std::optional(false));
        QCOMPARE(holds(unset, ViewerState()), std::optional(true));
        QCOMPARE(holds(set, {}), std::optional<bool>());
        // What is not told is not known, unless it is a reaction that is there.
        const ViewerState untold{.marksUntold = true, .reactionsUntold = true};
        QCOMPARE(holds(set, untold), std::optional<bool>());
        QCOMPARE(holds(unset, untold), std::optional<bool>());
        marked.marksUntold = marked.reactionsUntold = true;
        const bool reacts = kind == ActionKind::Favourite || kind == ActionKind::React;
        QCOMPARE(holds(set, marked), reacts ? std::optional(true) : std::nullopt);
        QCOMPARE(holds(unset, marked), reacts ? std::optional(false) : std::nullopt);
        // And what is pending looks as if it were done.
        QCOMPARE(holds(set, withPending({}, {set})), std::optional(true));
        QCOMPARE(holds(set, withPending(marked, {unset})), std::optional<bool>());
        QCOMPARE(withPending({}, {set, unset}), ViewerState());
    }

    /// Misskey tells of favourites and reactions, and of nothing else.
    void halfTold()
    {
        const ViewerState told{.marksUntold = true};
        QCOMPARE(holds(doing(ActionKind::Favourite), told), std::optional(false));
        QCOMPARE(holds(doing(ActionKind::Boost), told), std::optional<bool>());
        // Sharkey of the other marks as well, but for what is pinned.
        const ViewerState more{.pinUntold = true};
        QCOMPARE(holds(doing(ActionKind::Boost), more), std::optional(false));
        QCOMPARE(holds(doing(ActionKind::Pin), more), std::optional<bool>());
        QCOMPARE(holds(doing(ActionKind::Unpin), more), std::optional<bool>());
    }

    void aFavouriteAsAReaction()
    {
        const QString usual = usualReaction();
        const Action star = asReaction(doing(ActionKind::Favourite), {u"👍"_s}, usual);
        QCOMPARE(star.kind, ActionKind::React);
        QVERIFY(isLike(star.reaction));
        const Action back = asReaction(doing(ActionKind::Unfavourite), {u"👍"_s, u"🎉"_s}, usual);
        QCOMPARE(back.kind, ActionKind::Unreact);
        QCOMPARE(back.reaction, u"👍"_s);
        const Action none = doing(ActionKind::Unfavourite);
        QCOMPARE(asReaction(none, {}, usual), none);
        const Action party = doing(ActionKind::React, u"🎉"_s);
        QCOMPARE(asReaction(party, {u"👍"_s}, usual), party);
    }

    /// Servers choose it, and authors may take hearts alone.
    void whichReactionAFavouriteIs()
    {
        Instance instance = server(u"sharkey"_s);
        instance.family = Instance::Family::Misskey;
        QCOMPARE(favouriteReaction(instance, AcceptedReactions::All), u"❤"_s);
        instance.favouriteReaction = u"blobcat"_s;
        QCOMPARE(favouriteReaction(instance, AcceptedReactions::All), u"blobcat"_s);
        QCOMPARE(favouriteReaction(instance, AcceptedReactions::Like), u"❤"_s);
        const Action star = doing(ActionKind::Favourite);
        QCOMPARE(readyFor(instance, star, {}, 0).favourite, u"blobcat"_s);
        QCOMPARE(readyFor(instance, star, {}, 0, AcceptedReactions::Like).favourite, u"❤"_s);
    }

    void aboutNoMark()
    {
        for (const ActionKind kind : {ActionKind::Vote, ActionKind::Delete, ActionKind::Edit,
                 ActionKind::Publish, ActionKind::Follow, ActionKind::BlockDomain}) {
            QCOMPARE(holds(doing(kind), ViewerState()), std::optional<bool>());
            QCOMPARE(withPending({.boosted = true}, {doing(kind)}), ViewerState{.boosted = true});
        }
    }

    void pendingReactions()
    {
        ViewerState state{.reactions = {u"blobcat@b.example"_s}};
        state = withPending(state, {doing(ActionKind::React, u"blobcat"_s)});
        QCOMPARE(state.reactions, QStringList{u"blobcat@b.example"_s}); // the same one
        state = withPending(state, {doing(ActionKind::React, u"👍"_s)});
        QCOMPARE(state.reactions, (QStringList{u"blobcat@b.example"_s, u"👍"_s}));
        state = withPending(state, {doing(ActionKind::Unreact, u"blobcat"_s)});
        QCOMPARE(state.reactions, QStringList{u"👍"_s});
        const Action party = doing(ActionKind::React, u"🎉"_s);
        QCOMPARE(withPending(state, {party}, 1).reactions, QStringList{u"🎉"_s});
        QCOMPARE(withPending(state, {party}, 2).reactions, (QStringList{u"👍"_s, u"🎉"_s}));
        QCOMPARE(withPending(state, {party}).reactions, (QStringList{u"👍"_s, u"🎉"_s}));
    }

    void whoActs_data()
    {
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<QString>("author");
        QTest::addColumn<QString>("saw");
        QTest::addColumn<QString>("wished");
        QTest::addColumn<QString>("who");
        const auto add = [](const char *name, Visibility visibility, const char *author,
                             const char *saw, const char *wished, const char *who) {
            QTest::newRow(name) << visibility << QString::fromLatin1(author)
                                << QString::fromLatin1(saw) << QString::fromLatin1(wished)
                                << QString::fromLatin1(who);
        };
        // The accounts are me, you and third; the standard one is you.
        add("the standard one", Visibility::Public, "ao@b.example", "", "", "you");
        add("the column's", Visibility::Public, "ao@b.example", "", "third", "third");
        add("who is gone", Visibility::Public, "ao@b.example", "", "gone", "you");
        add("no matter who saw it", Visibility::Unlisted, "ao@b.example", "me", "", "you");
        add("who saw it", Visibility::Private, "ao@b.example", "third", "", "third");
        add("the column's saw it", Visibility::Private, "ao@b.example", "you third", "third",
            "third");
        add("the column's did not", Visibility::Private, "ao@b.example", "me you", "third", "you");
        add("the column's, not its author", Visibility::Direct, "me@a.example", "you third",
            "third", "third");
        add("the standard one, not its author", Visibility::Private, "me@a.example", "me you", "",
            "you");
        add("the column's wrote it", Visibility::Direct, "me@a.example", "you", "me", "me");
        add("its author before others", Visibility::Direct, "third@c.example", "me", "", "third");
        add("its author, not who saw nothing", Visibility::Direct, "me@a.example", "", "third",
            "me");
        add("nobody", Visibility::Direct, "ao@b.example", "", "third", "third");
        add("nobody, nor a column's", Visibility::Direct, "ao@b.example", "", "", "you");
        add("of one server", Visibility::Local, "ao@c.example", "", "", "third");
        add("of another", Visibility::Local, "ao@d.example", "", "", "you");
    }
    void whoActs()
    {
        QFETCH(Visibility, visibility);
        QFETCH(QString, author);
        QFETCH(QString, saw);
        QFETCH(QString, wished);
        const std::vector<Account> accounts{
            me, account(u"you@b.example"_s), account(u"third@c.example"_s)};
        std::vector<AccountId> who;
        for (const QString &id : saw.split(u' ', Qt::SkipEmptyParts)) {
            who.push_back({id});
        }
        QTEST(
            actorFor(postOf(author, visibility), accounts, who, {u"you"_s}, {wished}).value, "who");
    }

    void nobodyActs()
    {
        QVERIFY(actorFor(postOf(other), {}, {}, {u"you"_s}).isEmpty());
        QCOMPARE(actorFor(postOf(other), {me}, {}, {}).value, u"me"_s); // the only one
    }
};

QTEST_GUILESS_MAIN(tst_acting)
#include "tst_acting.moc"
