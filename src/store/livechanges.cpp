// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/livechanges.h"

#include "store/database.h"
#include "store/extra.h"
#include "store/timeline.h"
#include "store/viewers.h"

#include <algorithm>

namespace asterism::store {

namespace {

using ChangeKind = LiveChange::Kind;

/// A cached post, and what its teller's word is worth about it.
struct Counted {
    qint64 row = 0;
    qint64 rank = 0; ///< of what tells the post
    qint64 reactionsRank = 0; ///< of what told of reactions last; 0: nothing did
    qint64 teller = 0;
    Post post;
};

qint64 postSeenAs(CacheTx &tx, const QString &host, const QString &localId)
{
    Loan row = tx.db.prepare("SELECT post FROM sighting WHERE instance = "
                             "(SELECT id FROM instance WHERE host = ?) AND local_id = ?");
    const bool seen = row.bind(1, host).bind(2, localId).step() && !row.isNull(0);
    return seen ? row.integer(0) : 0;
}

std::optional<Counted> countedPost(CacheTx &tx, const Teller &teller, qint64 post)
{
    Loan row = tx.db.prepare("SELECT rank, reactions_rank FROM post WHERE id = ?");
    if (post == 0 || !row.bind(1, post).step()) {
        return {};
    }
    Counted now{.row = post,
        .rank = row.integer(0),
        .reactionsRank = row.integer(1),
        .post = postByRow(tx, post).post};
    now.teller = rankOfPost(teller, now.post);
    return now;
}

ViewerState viewerOf(CacheTx &tx, qint64 post, const AccountId &account)
{
    const auto all = viewersOf(tx, post);
    const auto own = std::ranges::find(all, account, &AccountView::account);
    return own == all.end() ? ViewerState() : own->state;
}

void keepViewer(CacheTx &tx, qint64 post, const AccountId &account, const ViewerState &state)
{
    if (saveViewer(tx, post, account, state)) {
        tx.changes.posts.insert(post);
    }
}

void addOne(Counted &now, const Reaction &reaction)
{
    if (addReaction(now.post.reactions, reaction)) {
        now.post.favourites = countedOn(now.post.favourites, 1);
    }
}

void removeOne(Counted &now, const QString &name)
{
    if (removeReaction(now.post.reactions, name)) {
        now.post.favourites = countedOn(now.post.favourites, -1);
    }
}

/// Each counts as a favourite where these are told with it (Misskey).
void keepReactionCounts(CacheTx &tx, const Counted &now)
{
    tx.db
        .prepare("UPDATE post SET reactions = ?2, favourites = iif(?4, ?3, favourites) "
                 "WHERE id = ?1 AND reactions <> ?2")
        .bind(1, now.row)
        .bind(2, reactionsToText(now.post.reactions))
        .bind(3, now.post.favourites)
        .bind(4, now.teller == now.rank)
        .run();
    if (tx.db.changes() > 0) {
        tx.changes.posts.insert(now.row);
    }
}

bool isAmongAnswers(const QStringList &names, const QString &name)
{
    return std::ranges::any_of(
        names, [&name](const QString &other) { return isSameAnswer(other, name); });
}

QStringList namesOf(const std::vector<Reaction> &reactions)
{
    QStringList names;
    for (const Reaction &reaction : reactions) {
        names << reaction.name;
    }
    return names;
}

void countDifference(
    CacheTx &tx, Counted &now, const QStringList &before, const std::vector<Reaction> &after)
{
    if (now.teller != now.reactionsRank) {
        return;
    }
    const QStringList left = namesOf(after);
    for (const QString &name : before) {
        if (!isAmongAnswers(left, name)) {
            removeOne(now, name);
        }
    }
    for (const Reaction &reaction : after) {
        if (!isAmongAnswers(before, reaction.name)) {
            addOne(now, reaction);
        }
    }
    keepReactionCounts(tx, now);
}

/// Who streams this takes one reaction from each: a new one stands in the other's place (Misskey:
/// core/ReactionService.ts).
void reactAs(CacheTx &tx, Counted &now, const LiveChange &change, const AccountId &own)
{
    ViewerState state = viewerOf(tx, now.row, own);
    std::vector<Reaction> after;
    if (change.kind == ChangeKind::Reacted) {
        after.push_back(change.reaction);
    } else {
        for (const QString &name : std::as_const(state.reactions)) {
            if (!isSameAnswer(name, change.reaction.name)) {
                after.push_back({.name = name, .url = {}, .staticUrl = {}});
            }
        }
    }
    countDifference(tx, now, state.reactions, after);
    state.reactions = namesOf(after);
    state.favourited = !after.empty();
    keepViewer(tx, now.row, own, state);
}

bool applyReaction(CacheTx &tx, Counted &now, const LiveChange &change, const AccountId &own)
{
    if (now.teller > now.reactionsRank) {
        return false;
    }
    if (!own.isEmpty()) {
        reactAs(tx, now, change, own);
    } else if (now.teller == now.reactionsRank) {
        change.kind == ChangeKind::Reacted ? addOne(now, change.reaction)
                                           : removeOne(now, change.reaction.name);
        keepReactionCounts(tx, now);
    }
    return true;
}

void keepPoll(CacheTx &tx, const Counted &now)
{
    tx.db.prepare("UPDATE post SET extra = ? WHERE id = ?")
        .bind(1, extraOf(now.post))
        .bind(2, now.row)
        .run();
    tx.changes.posts.insert(now.row);
}

bool applyVote(CacheTx &tx, Counted &now, const LiveChange &change, const AccountId &own)
{
    if (now.teller > now.rank || !now.post.poll || !addVote(*now.post.poll, change.choice)) {
        return false;
    }
    ViewerState state = own.isEmpty() ? ViewerState() : viewerOf(tx, now.row, own);
    if (now.teller == now.rank && !state.votes.contains(change.choice)) {
        keepPoll(tx, now);
    }
    if (!own.isEmpty() && !state.votes.contains(change.choice)) {
        state.voted = true;
        state.votes << change.choice;
        std::ranges::sort(state.votes);
        keepViewer(tx, now.row, own, state);
    }
    return true;
}

} // namespace

Result<bool> applyChange(CacheTx &tx, const Teller &teller, const QString &localId,
    const LiveChange &change, const AccountId &own)
{
    auto now = countedPost(tx, teller, postSeenAs(tx, teller.host, localId));
    if (!now) {
        return false;
    }
    return change.kind == ChangeKind::Voted ? applyVote(tx, *now, change, own)
                                            : applyReaction(tx, *now, change, own);
}

void countOwnReactions(CacheTx &tx, const Teller &teller, qint64 post, const QStringList &before,
    const std::vector<Reaction> &after)
{
    if (auto now = countedPost(tx, teller, post)) {
        countDifference(tx, *now, before, after);
    }
}

} // namespace asterism::store
