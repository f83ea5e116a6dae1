// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/readyaction.h"

#include "sync/acting.h"

#include <algorithm>

namespace asterism {

namespace {

/// What the account has given with what is on its way or was done since that was read, oldest
/// first, but for the wanted one.
Result<QStringList> otherReactions(store::UserTx &tx, const ReadyAction &ready)
{
    const auto rows = store::rowsAbout(tx, ready.action.account, ready.action.target, ready.readAt);
    if (!rows) {
        return rows.error();
    }
    std::vector<Action> pending;
    for (const store::OutboxRow &row : *rows) {
        pending.push_back(row.action);
    }
    QStringList names = withPending(ready.state.value_or(ViewerState{}), pending).reactions;
    const qsizetype wanted = placeOfReaction(names, ready.action.reaction);
    if (wanted >= 0) {
        names.removeAt(wanted);
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
        const bool about =
            row.action.kind == Action::Kind::React || row.action.kind == Action::Kind::Unreact;
        if (!about || axisOf(row.action) == axisOf(action)) {
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

} // namespace

Result<store::Enqueued> enqueueReady(store::UserTx &tx, const ReadyAction &ready, qint64 notBefore)
{
    if (ready.action.kind == Action::Kind::Vote) {
        const auto vote = voteUnderWay(tx, ready);
        if (!vote || *vote != 0) {
            return vote ? Result<store::Enqueued>(store::Enqueued{.id = *vote}) : vote.error();
        }
    }
    const bool reacts = ready.action.kind == Action::Kind::React;
    if (reacts && ready.reactionsEach == 1 && ready.reactionReplaces) {
        return enqueueReplacing(tx, ready, notBefore);
    }
    if (reacts && ready.reactionsEach > 0) {
        const auto room = makeRoom(tx, ready, notBefore);
        if (!room) {
            return room.error();
        }
    }
    const auto held = isOfPost(ready.action.kind) ? holds(ready.action, ready.state) : std::nullopt;
    return store::enqueue(tx, ready.action, held, notBefore, ready.readAt);
}

} // namespace asterism
