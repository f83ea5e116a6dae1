// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/actioncache.h"

#include "protocol/capabilities.h"
#include "store/census.h"
#include "store/deletes.h"
#include "store/livechanges.h"
#include "store/pages.h"
#include "store/timeline.h"
#include "store/viewers.h"
#include "sync/acting.h"
#include "sync/belongingitems.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

using ActionKind = Action::Kind;

/// What an answer carries, made safe before the transaction begins.
struct AnsweredPosts {
    std::vector<store::Prepared> quoted;
    std::vector<store::Prepared> items; ///< one, or none
};

Result<AnsweredPosts> preparedAnswer(
    const Core &core, const Session &session, std::optional<TimelineItem> item)
{
    AnsweredPosts answered;
    if (!item) {
        return answered;
    }
    std::vector<TimelineItem> items;
    items.push_back(std::move(*item));
    answered.quoted = quotedOf(items);
    answered.items = prepareAll(std::move(items));
    for (auto *all : {&answered.quoted, &answered.items}) {
        core.filters.judge(session.account.id, *all, core.clock.now());
    }
    return answered;
}

/// Whether the answer says how the account stands to the post in what the action is about.
bool tellsMark(ActionKind kind, const AnsweredPosts &answered)
{
    if (answered.items.empty() || !answered.items.front().item.post.viewer) {
        return false;
    }
    const ViewerState &told = *answered.items.front().item.post.viewer;
    const bool ofReactions = kind == ActionKind::Favourite || kind == ActionKind::Unfavourite
        || kind == ActionKind::React || kind == ActionKind::Unreact;
    const bool ofPin = kind == ActionKind::Pin || kind == ActionKind::Unpin;
    return ofReactions ? !told.reactionsUntold : !told.marksUntold && !(ofPin && told.pinUntold);
}

Result<Done> commitAnswered(
    store::CacheTx &tx, const Session &session, ActionKind kind, const AnsweredPosts &answered)
{
    const store::Teller teller = tellerOf(session);
    if (const auto quoted = store::commitLoose(tx, teller, answered.quoted); !quoted) {
        return quoted.error();
    }
    // No home shows its own author what is for somebody else.
    const bool enters = kind == ActionKind::Publish && !answered.items.empty()
        && answered.items.front().item.post.visibility != Visibility::Direct;
    if (enters) {
        const Source home = homeSource(session.account.id, session.account.host);
        const auto live = store::commitLive(tx, teller, home, answered.items.front(), false);
        return live ? Result<Done>(Done{}) : live.error();
    }
    const auto loose = store::commitLoose(tx, teller, answered.items);
    return loose ? Result<Done>(Done{}) : loose.error();
}

ViewerState storedState(store::CacheTx &tx, qint64 post, const AccountId &account)
{
    const auto all = store::viewersOf(tx, post);
    const auto own = std::ranges::find(all, account, &store::AccountView::account);
    return own == all.end() ? ViewerState() : own->state;
}

/// Where its server streams what is done with posts it tells of this, too, before or after: mark
/// and count go together, so that whoever comes second finds it counted (store/livechanges.h).
void countReaction(store::CacheTx &tx, const Session &session, const Action &action, qint64 post,
    const QStringList &before, const QStringList &after)
{
    std::vector<Reaction> reactions;
    for (const QString &name : after) {
        const QString url = name == action.reaction ? action.reactionUrl : QString();
        reactions.push_back({.name = name, .url = url, .staticUrl = url});
    }
    store::countOwnReactions(tx, tellerOf(session), post, before, reactions);
}

/// As the server has it, though it does not say so.
void setMark(store::CacheTx &tx, const Session &session, const Action &action, qint64 post)
{
    if (!holds(action, ViewerState())) {
        return; // it is about no mark
    }
    const ViewerState before = storedState(tx, post, session.account.id);
    const Capabilities can = capabilities(session.instance);
    const QString usual = favouriteReaction(session.instance, AcceptedReactions::All);
    const Action done =
        can.favouriteIsReaction ? asReaction(action, before.reactions, usual) : action;
    ViewerState state = withPending(before, {done}, can.reactionsEach);
    if (can.favouriteIsReaction) {
        state.favourited = !state.reactions.isEmpty();
    }
    countReaction(tx, session, done, post, before.reactions, state.reactions);
    if (store::saveViewer(tx, post, session.account.id, state)) {
        tx.changes.posts.insert(post);
    }
}

Result<Done> keepOfPost(
    store::CacheTx &tx, const Session &session, const Action &action, const AnsweredPosts &answered)
{
    if (const auto kept = commitAnswered(tx, session, action.kind, answered); !kept) {
        return kept;
    }
    const auto post = store::postByUri(tx, action.target);
    if (!post || !*post) {
        return post ? Result<Done>(Done{}) : post.error();
    }
    if (!tellsMark(action.kind, answered)) {
        setMark(tx, session, action, (*post)->row);
    }
    return action.kind == ActionKind::Unboost
        ? store::removeBoostOf(tx, session.instance.host, (*post)->row, session.account.acct)
        : Result<Done>(Done{});
}

Result<Done> keepDelete(
    store::CacheTx &tx, const Session &session, const Action &action, const FoundTargets &found)
{
    QStringList ids = found.posts;
    const auto sightings = store::sightingsOf(tx, action.target);
    for (const store::Sighting &seen : sightings ? *sightings : std::vector<store::Sighting>()) {
        if (seen.host == session.instance.host && !ids.contains(seen.localId)) {
            ids << seen.localId;
        }
    }
    for (const QString &id : std::as_const(ids)) {
        if (const auto removed = store::removeSeen(tx, session.instance.host, id); !removed) {
            return removed;
        }
    }
    return Done{};
}

Result<Done> keepInCensus(store::CacheTx &tx, const Session &session, const ActionAnswer &answer)
{
    const auto change = censusChangeOf(answer.action, answer.found, answer.relationship);
    if (!change) {
        return Done{};
    }
    const store::CensusKey key{answer.action.account, change->kind};
    return change->take
        ? store::takeFromCensus(tx, key, change->item.item)
        : store::putIntoCensus(tx, key, asKept(change->item, capabilities(session.instance)));
}

Result<Done> commitAnswer(store::CacheTx &tx, const Session &session, const ActionAnswer &answer,
    const AnsweredPosts &answered)
{
    const Action &action = answer.action;
    Result<Done> kept = Done{};
    if (action.kind == ActionKind::Delete) {
        kept = keepDelete(tx, session, action, answer.found);
    } else if (isOfPost(action.kind)) {
        kept = keepOfPost(tx, session, action, answered);
    } else {
        kept = commitAnswered(tx, session, action.kind, answered);
    }
    return kept ? keepInCensus(tx, session, answer) : kept;
}

} // namespace

QFuture<Result<Done>> keepAnswer(Core &core, const Session &session, const ActionAnswer &answer)
{
    return core.store.writeCache(
        [&core, session, item = answer.item] { return preparedAnswer(core, session, item); },
        [session, answer](store::CacheTx &tx, const AnsweredPosts &answered) {
            return commitAnswer(tx, session, answer, answered);
        });
}

} // namespace asterism
