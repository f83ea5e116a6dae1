// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/readyaction.h"

#include "model/reaction.h"
#include "protocol/capabilities.h"
#include "sync/acting.h"

#include <algorithm>

namespace asterism {

namespace {

using ReadyKind = Action::Kind;

bool isFavouring(ReadyKind kind)
{
    return kind == ReadyKind::Favourite || kind == ReadyKind::Unfavourite;
}

/// What the account has given with what is on its way or was done since that was read, oldest
/// first.
Result<QStringList> givenReactions(store::UserTx &tx, const ReadyAction &ready)
{
    const auto rows = store::rowsAbout(tx, ready.action.account, ready.action.target, ready.readAt);
    if (!rows) {
        return rows.error();
    }
    std::vector<Action> pending;
    for (const store::OutboxRow &row : *rows) {
        pending.push_back(row.action);
    }
    const int most = ready.reactionReplaces ? ready.reactionsEach : 0;
    return withPending(ready.state.value_or(ViewerState{}), pending, most).reactions;
}

/// The same but for the wanted one.
Result<QStringList> otherReactions(store::UserTx &tx, const ReadyAction &ready)
{
    auto names = givenReactions(tx, ready);
    const qsizetype wanted = names ? placeOfReaction(*names, ready.action.reaction) : -1;
    if (wanted >= 0) {
        names->removeAt(wanted);
    }
    return names;
}

/// One's vote that is on its way, or was counted just now; 0: there is none. Nobody votes twice.
Result<qint64> voteUnderWay(store::UserTx &tx, const ReadyAction &ready)
{
    const auto rows = store::rowsAbout(tx, ready.action.account, ready.action.target, ready.readAt);
    if (!rows) {
        return rows.error();
    }
    const auto vote = std::ranges::find_if(
        *rows, [](const store::OutboxRow &row) { return row.action.kind == Action::Kind::Vote; });
    return vote == rows->end() ? 0 : vote->id;
}

Result<Done> makeRoom(store::UserTx &tx, const ReadyAction &ready, qint64 notBefore)
{
    const auto others = otherReactions(tx, ready);
    if (!others) {
        return others.error();
    }
    for (int i = 0; i <= int(others->size()) - ready.reactionsEach; ++i) {
        Action back = ready.action;
        back.kind = Action::Kind::Unreact;
        back.reaction = others->at(i);
        back.reactionUrl.clear();
        const auto taken =
            store::enqueue(tx, back, holds(back, ready.state), notBefore, ready.readAt);
        if (!taken) {
            return taken.error();
        }
    }
    return Done{};
}

bool isOfReaction(const ReadyAction &ready, ReadyKind kind)
{
    return kind == ReadyKind::React || kind == ReadyKind::Unreact
        || (ready.favouriteIsReaction && isFavouring(kind));
}

/// What was refused would be in the way of what is wanted now, were it tried again.
Result<Done> forgetRefused(store::UserTx &tx, const ReadyAction &ready)
{
    const Action &action = ready.action;
    const bool votes = action.kind == ReadyKind::Vote;
    if (!votes && (action.kind != ReadyKind::React || ready.reactionsEach != 1)) {
        return Done{};
    }
    const auto rows = store::failedAbout(tx, action.account, action.target);
    if (!rows) {
        return rows.error();
    }
    for (const store::OutboxRow &row : *rows) {
        const bool rival =
            votes ? row.action.kind == ReadyKind::Vote : isOfReaction(ready, row.action.kind);
        const auto cancelled = rival ? store::cancelAction(tx, row.id) : Result<bool>(false);
        if (!cancelled) {
            return cancelled.error();
        }
    }
    return Done{};
}

/// What the account wanted of its reaction before and waits still is nothing that is wanted now.
/// True where the server may have heard of some of it, or hears of it yet.
Result<bool> forgetOthers(store::UserTx &tx, const ReadyAction &ready)
{
    const Action &action = ready.action;
    const auto rows = store::rowsAbout(tx, action.account, action.target, ready.readAt);
    if (!rows) {
        return rows.error();
    }
    bool heard = false;
    for (const store::OutboxRow &row : *rows) {
        if (!isOfReaction(ready, row.action.kind) || axisOf(row.action) == axisOf(action)) {
            continue; // enqueue() looks at its own axis
        }
        const auto cancelled = store::cancelAction(tx, row.id);
        if (!cancelled) {
            return cancelled.error();
        }
        heard = heard || !*cancelled || row.tries > 0;
    }
    return heard;
}

/// One write, for the server takes back the account's former reaction itself.
Result<store::Enqueued> enqueueReplacing(
    store::UserTx &tx, const ReadyAction &ready, qint64 notBefore)
{
    const auto heard = forgetOthers(tx, ready);
    if (!heard) {
        return heard.error();
    }
    if (*heard) { // whatever held, another one may have taken its place
        return store::enqueue(tx, ready.action, std::nullopt, notBefore);
    }
    const auto held = holds(ready.action, ready.state);
    return store::enqueue(tx, ready.action, held, notBefore, ready.readAt);
}

/// Whether something waits that says the opposite and cannot have been sent.
Result<bool> takesBackUnsent(store::UserTx &tx, const Action &action)
{
    const auto rows = store::rowsAbout(tx, action.account, action.target, 0);
    if (!rows) {
        return rows.error();
    }
    return std::ranges::any_of(*rows, [&action](const store::OutboxRow &row) {
        return row.state == store::OutboxRow::State::Waiting && row.tries == 0
            && row.action.kind == opposite(action.kind) && axisOf(row.action) == axisOf(action);
    });
}

/// Whether it is so already. What a server does not tell is asked for anew; but what was asked for
/// before and never went out is as it was once that is taken back.
Result<std::optional<bool>> isSo(store::UserTx &tx, const ReadyAction &ready)
{
    using So = std::optional<bool>;
    if (!isOfPost(ready.action.kind)) {
        return So();
    }
    const So so = holds(ready.action, ready.state);
    if (so || !ready.state || !ready.state->marksUntold) {
        return so;
    }
    const auto takesBack = takesBackUnsent(tx, ready.action);
    if (!takesBack) {
        return takesBack.error();
    }
    ViewerState kept = *ready.state;
    kept.marksUntold = false;
    return *takesBack ? holds(ready.action, kept) : so;
}

Result<store::Enqueued> enqueueWanted(store::UserTx &tx, const ReadyAction &ready, qint64 notBefore)
{
    const auto cleared = forgetRefused(tx, ready);
    if (!cleared) {
        return cleared.error();
    }
    const bool reacts = ready.action.kind == ReadyKind::React;
    if (reacts && ready.reactionsEach == 1 && ready.reactionReplaces) {
        return enqueueReplacing(tx, ready, notBefore);
    }
    if (reacts && ready.reactionsEach > 0) {
        const auto room = makeRoom(tx, ready, notBefore);
        if (!room) {
            return room.error();
        }
    }
    const auto so = isSo(tx, ready);
    return so ? store::enqueue(tx, ready.action, *so, notBefore, ready.readAt)
              : Result<store::Enqueued>(so.error());
}

/// Whether anything is known of the account's reaction. What is kept of a post whose reactions were
/// never told to it looks like what is kept of one that it gave none.
Result<bool> knowsReaction(store::UserTx &tx, const ReadyAction &ready)
{
    if (!ready.state || !ready.state->reactions.isEmpty()) {
        return ready.state.has_value();
    }
    const auto rows = store::rowsAbout(tx, ready.action.account, ready.action.target, ready.readAt);
    if (!rows) {
        return rows.error();
    }
    return std::ranges::any_of(*rows, [](const store::OutboxRow &row) {
        return row.action.kind == ReadyKind::React || row.action.kind == ReadyKind::Unreact;
    });
}

/// Of what is not known the server takes back whatever is there.
Result<store::Enqueued> enqueueUnfavourite(store::UserTx &tx, ReadyAction ready, qint64 notBefore)
{
    const auto known = knowsReaction(tx, ready);
    if (!known || *known) {
        return known ? Result<store::Enqueued>(store::Enqueued{}) : known.error();
    }
    if (ready.state) {
        ready.state->reactionsUntold = true;
    }
    return enqueueWanted(tx, ready, notBefore);
}

/// Where it is a reaction, it stands on one axis with the others.
Result<store::Enqueued> enqueueFavour(store::UserTx &tx, ReadyAction ready, qint64 notBefore)
{
    const auto given = givenReactions(tx, ready);
    if (!given) {
        return given.error();
    }
    ready.action = asReaction(ready.action, *given, ready.favourite);
    return ready.action.kind == ReadyKind::Unfavourite ? enqueueUnfavourite(tx, ready, notBefore)
                                                       : enqueueWanted(tx, ready, notBefore);
}

} // namespace

ReadyAction readyFor(const Instance &server, const Action &action,
    const std::optional<ViewerState> &state, qint64 readAt, AcceptedReactions accepted)
{
    const Capabilities can = capabilities(server);
    ReadyAction ready{.action = action,
        .state = state,
        .reactionsEach = can.reactionsEach,
        .reactionReplaces = can.reactionReplaces,
        .favouriteIsReaction = can.favouriteIsReaction,
        .favourite = favouriteReaction(server, accepted),
        .readAt = readAt};
    if (ready.state) {
        ready.state->marksUntold = ready.state->marksUntold || !can.marksTold;
    }
    return ready;
}

Result<store::Enqueued> enqueueReady(store::UserTx &tx, const ReadyAction &ready, qint64 notBefore)
{
    if (ready.action.kind == ReadyKind::Vote) {
        const auto vote = voteUnderWay(tx, ready);
        if (!vote || *vote != 0) {
            return vote ? Result<store::Enqueued>(store::Enqueued{.id = *vote}) : vote.error();
        }
    }
    return ready.favouriteIsReaction && isFavouring(ready.action.kind)
        ? enqueueFavour(tx, ready, notBefore)
        : enqueueWanted(tx, ready, notBefore);
}

} // namespace asterism
