// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/actionwrites.h"

#include "sync/writeclass.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using ActionKind = Action::Kind;

Action doing(ActionKind kind, const QString &target = u"https://b.example/1"_s)
{
    return {.kind = kind, .account = {u"A"_s}, .target = target};
}

Session ownSession()
{
    Session session;
    session.account.localId = u"9"_s;
    return session;
}

} // namespace

/// What an action is to the account's server.
class tst_actionwrites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsAWrite()
    {
        QSet<int> writes;
        for (int i = 0; i < actionKindCount; ++i) {
            const auto kind = ActionKind(i);
            const auto what = whatOf(kind);
            const bool none = kind == ActionKind::Unknown || kind == ActionKind::Publish
                || kind == ActionKind::Edit;
            QCOMPARE(what.has_value(), !none);
            if (what) {
                writes.insert(int(*what));
            }
        }
        QCOMPARE(writes.size(), actionKindCount - 3); // each another one
        QCOMPARE(whatOf(ActionKind::Delete), std::optional(Write::What::DeletePost));
        QCOMPARE(whatOf(ActionKind::Unfollow), std::optional(Write::What::Unfollow));
    }

    void classes()
    {
        QCOMPARE(classOf(ActionKind::Publish), classOf(ActionKind::Boost));
        QCOMPARE(classOf(ActionKind::Unboost), classOf(ActionKind::Delete));
        QCOMPARE(classOf(ActionKind::React), classOf(ActionKind::Unfavourite));
        QCOMPARE(classOf(ActionKind::Follow), u"follows"_s);
        QCOMPARE(classOf(ActionKind::Unfollow), writeClass(Write::What::Follow));
        QVERIFY(classOf(ActionKind::Edit) != classOf(ActionKind::Publish));
        QVERIFY(classOf(ActionKind::Mute) != classOf(ActionKind::MuteThread));
        QCOMPARE(countedWith(ActionKind::Boost),
            (QList<ActionKind>{ActionKind::Boost, ActionKind::Publish}));
        QCOMPARE(countedWith(ActionKind::Bookmark),
            (QList<ActionKind>{ActionKind::Bookmark, ActionKind::Unbookmark}));
    }

    void whatIsTakenAway()
    {
        for (int i = 1; i < actionKindCount; ++i) {
            const auto kind = ActionKind(i);
            if (opposite(kind) != ActionKind::Unknown) {
                QVERIFY(takesAway(kind) != takesAway(opposite(kind)));
            }
        }
        QVERIFY(takesAway(ActionKind::Unboost));
        QVERIFY(takesAway(ActionKind::Delete));
        QVERIFY(!takesAway(ActionKind::AcceptFollower));
        QVERIFY(!takesAway(ActionKind::Vote));
        QVERIFY(isNothingWithoutIt(ActionKind::Unboost));
        for (const ActionKind kind :
            {ActionKind::Delete, ActionKind::Unblock, ActionKind::Unfollow, ActionKind::Boost}) {
            QVERIFY(!isNothingWithoutIt(kind));
        }
    }

    void whatMustBeKnown()
    {
        Action post = doing(ActionKind::Boost);
        post.targetUrl = u"https://b.example/@ao/1"_s;
        QCOMPARE(postsOf(post), (QList<PostName>{{post.target, post.targetUrl}}));
        QCOMPARE(peopleOf(post), QStringList());
        Action report = doing(ActionKind::Report, u"ao@b.example"_s);
        report.report.posts = {u"x"_s, u"y"_s};
        QCOMPARE(postsOf(report), (QList<PostName>{{u"x"_s, {}, false}, {u"y"_s, {}, false}}));
        QCOMPARE(peopleOf(report), QStringList{u"ao@b.example"_s});
        Action publish = doing(ActionKind::Publish, u"key"_s);
        QCOMPARE(postsOf(publish), QList<PostName>());
        publish.post.quote = u"q"_s;
        publish.post.to = {u"ao@b.example"_s, u"bea@b.example"_s};
        QCOMPARE(postsOf(publish), (QList<PostName>{{u"q"_s}}));
        QCOMPARE(peopleOf(publish), publish.post.to);
        publish.post.replyTo = u"r"_s;
        QCOMPARE(postsOf(publish), (QList<PostName>{{u"r"_s}, {u"q"_s}}));
        Action edit = publish;
        edit.kind = ActionKind::Edit;
        QCOMPARE(
            postsOf(edit), (QList<PostName>{{u"key"_s}, {u"r"_s, {}, false}, {u"q"_s, {}, false}}));
        QVERIFY(postsOf(doing(ActionKind::BlockDomain, u"b.example"_s)).isEmpty());
        QVERIFY(peopleOf(doing(ActionKind::FollowTag, u"tea"_s)).isEmpty());
    }

    void writes()
    {
        Action react = doing(ActionKind::React);
        react.reaction = u"👍"_s;
        const Write reaction = writeFor(react, ownSession(), {.posts = {u"5"_s}, .people = {}});
        QCOMPARE(reaction.what, Write::What::React);
        QCOMPARE(reaction.localId, u"5"_s);
        QCOMPARE(reaction.reaction, u"👍"_s);
        QCOMPARE(reaction.ownLocalId, u"9"_s);

        Action follow = doing(ActionKind::Follow, u"ao@b.example"_s);
        follow.options.boosts = false;
        const Write followed = writeFor(follow, ownSession(), {.people = {u"7"_s}});
        QCOMPARE(followed.localId, u"7"_s);
        QCOMPARE(followed.item.subject, u"ao@b.example"_s);
        QCOMPARE(followed.item.boosts, std::optional(false));

        Action report = doing(ActionKind::Report, u"ao@b.example"_s);
        report.report = {.posts = {u"x"_s}, .comment = u"spam"_s};
        const Write reported =
            writeFor(report, ownSession(), {.posts = {QString(), u"5"_s}, .people = {u"7"_s}});
        QCOMPARE(reported.localId, u"7"_s);
        QCOMPARE(reported.report.posts, QStringList{u"5"_s});
        QCOMPARE(reported.report.comment, u"spam"_s);

        const Write blocked =
            writeFor(doing(ActionKind::BlockDomain, u"b.example"_s), ownSession(), {});
        QCOMPARE(blocked.item.subject, u"b.example"_s);
        QCOMPARE(blocked.localId, QString());
    }

    void newPosts()
    {
        Action publish = doing(ActionKind::Publish, u"key"_s);
        publish.post.text = u"tea"_s;
        publish.post.quote = u"q"_s;
        const Outgoing quoting = outgoingOf(publish, {.posts = {u"2"_s}, .people = {u"7"_s}});
        QCOMPARE(quoting.replyToLocalId, QString());
        QCOMPARE(quoting.quoteLocalId, u"2"_s);
        QCOMPARE(quoting.toLocalIds, QStringList{u"7"_s});
        QCOMPARE(quoting.text, publish.post);
        publish.post.replyTo = u"r"_s;
        const Outgoing both = outgoingOf(publish, {.posts = {u"1"_s, u"2"_s}, .people = {}});
        QCOMPARE(both.replyToLocalId, u"1"_s);
        QCOMPARE(both.quoteLocalId, u"2"_s);
        publish.kind = ActionKind::Edit; // behind the post itself
        const Outgoing edited =
            outgoingOf(publish, {.posts = {u"0"_s, QString(), u"2"_s}, .people = {}});
        QCOMPARE(edited.replyToLocalId, QString());
        QCOMPARE(edited.quoteLocalId, u"2"_s);
    }

    void howPeopleStand()
    {
        const auto stands = [](ActionKind kind, const Relationship &now) {
            return standsSo(doing(kind), now);
        };
        const Relationship nothing;
        QCOMPARE(stands(ActionKind::Follow, {.following = true}), std::optional(true));
        QCOMPARE(stands(ActionKind::Follow, {.requested = true}), std::optional(true));
        QCOMPARE(stands(ActionKind::Follow, nothing), std::optional(false));
        QCOMPARE(stands(ActionKind::Unfollow, nothing), std::optional(true));
        QCOMPARE(stands(ActionKind::Unfollow, {.requested = true}), std::optional(false));
        QCOMPARE(stands(ActionKind::Mute, {.muting = true}), std::optional(true));
        QCOMPARE(stands(ActionKind::Unblock, {.blocking = true}), std::optional(false));
        QCOMPARE(stands(ActionKind::AcceptFollower, {.followedBy = true}), std::optional(true));
        QCOMPARE(stands(ActionKind::RejectFollower, nothing), std::optional(true));
        QCOMPARE(stands(ActionKind::RejectFollower, {.requestedBy = true}), std::optional(false));
        QCOMPARE(stands(ActionKind::AcceptFollower, nothing), std::optional(false));
        QCOMPARE(stands(ActionKind::RemoveFollower, {.followedBy = true}), std::optional(false));
        QCOMPARE(stands(ActionKind::Report, nothing), std::optional<bool>());
        QCOMPARE(stands(ActionKind::Boost, nothing), std::optional<bool>());
    }

    /// Who is followed, but not as it was wanted, is no success.
    void optionsCount()
    {
        Action follow = doing(ActionKind::Follow);
        follow.options.notify = true;
        QCOMPARE(standsSo(follow, {.following = true}), std::optional(false));
        QCOMPARE(standsSo(follow, {.following = true, .notify = true}), std::optional(true));
        QCOMPARE(standsSo(follow, {.requested = true}), std::optional(true)); // not yet
        Action mute = doing(ActionKind::Mute);
        mute.options.hideNotifications = false;
        QCOMPARE(
            standsSo(mute, {.muting = true, .mutingNotifications = true}), std::optional(false));
        Action brief = doing(ActionKind::Mute);
        brief.options.expiresAt = 1'795'352'400'000;
        QVERIFY(!standsSo(brief, {.muting = true})); // until when is not told
        QCOMPARE(standsSo(brief, {}), std::optional(false));
    }

    void census()
    {
        Action follow = doing(ActionKind::Follow, u"ao@b.example"_s);
        const FoundTargets found{.people = {u"7"_s}};
        QVERIFY(!censusChangeOf(follow, found, {})); // nobody told how they stand
        const auto asked = censusChangeOf(follow, found, Relationship{.requested = true});
        QVERIFY(asked && !asked->take);
        QCOMPARE(asked->kind, MovedKind::Follows);
        QVERIFY(asked->item.requested);
        QCOMPARE(asked->item.item.subject, u"ao@b.example"_s);
        QCOMPARE(asked->item.localId, u"7"_s);
        const auto ended =
            censusChangeOf(doing(ActionKind::Unfollow, u"ao@b.example"_s), found, {});
        QVERIFY(ended && ended->take);
        const auto kept = censusChangeOf(doing(ActionKind::Bookmark), {.posts = {u"5"_s}}, {});
        QCOMPARE(kept->kind, MovedKind::Bookmarks);
        QCOMPARE(kept->item.localId, u"5"_s);
        QVERIFY(!censusChangeOf(doing(ActionKind::Boost), {.posts = {u"5"_s}}, {}));
        QVERIFY(!censusChangeOf(doing(ActionKind::Publish), {}, {}));
    }
};

QTEST_GUILESS_MAIN(tst_actionwrites)
#include "tst_actionwrites.moc"
