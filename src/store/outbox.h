// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"
#include "store/store.h"

#include <optional>
#include <vector>

namespace asterism::store {

/// An action on its way (decision 13). Rows that ended (Done, Cancelled) stay for an hour, so that
/// whoever waits for the outcome can read it; nothing shows them.
struct OutboxRow {
    /// The numbers lie in asterism.db.
    enum class State {
        Waiting,
        Sending, ///< may have been sent: what the server has is looked at before it is sent again
        Sent, ///< the server has done it; the cache does not know yet
        Failed, ///< refused, or given up; `trouble` says why
        Done,
        Cancelled, ///< by the user, or a later action says the opposite
    };

    qint64 id = 0;
    Action action;
    State state = State::Waiting;
    int tries = 0; ///< how often it was sent, or might have been
    qint64 notBefore = 0; ///< its turn comes then
    QString trouble; ///< a sentence: why it waits longer, or failed; with the server's own words
    /// Publish: the Idempotency-Key, kept only while no answer came; and when it was used first. Of
    /// others that Failed: since when their server was asked whether it is so, without an answer.
    QString key;
    qint64 keyAt = 0;
    /// Publish, where keys are not known: the newest post that the account had before it was sent
    /// first, as its server names it; not set: not asked yet.
    std::optional<QString> newestBefore;
    qint64 sentAt = 0; ///< the last time
    QString resultId; ///< Publish: the server's id
    QString resultUri; ///< Publish: of the post that came of it
    QString resultUrl;
    qint64 createdAt = 0;
    qint64 changedAt = 0;

    bool operator==(const OutboxRow &) const = default;
};

constexpr bool isUnderWay(OutboxRow::State state)
{
    return state == OutboxRow::State::Waiting || state == OutboxRow::State::Sending
        || state == OutboxRow::State::Sent;
}

/// Sending, and nobody is at it: it waits until it is looked at or sent again.
inline bool isResting(const OutboxRow &row)
{
    return row.state == OutboxRow::State::Sending && (row.notBefore > 0 || !row.trouble.isEmpty());
}

/// What came of asking for an action.
struct Enqueued {
    qint64 id = 0; ///< of the row that does it; 0: nothing is left to do
    std::vector<qint64> cancelled; ///< rows that it took the place of

    bool operator==(const Enqueued &) const = default;
};

/// Puts an action into the outbox, by the rule that the last click is right:
/// - Nothing on its axis is under way: a new row; none where `holds` says that it is so already.
/// - One waits and says the same: it gets the new options. One waits and says the opposite: it is
///   cancelled, and where it can never have been sent and what was before it is what is wanted now
///   (`holds`), nothing is left to do; else a new row.
/// - One is being sent and says the same: that one. The opposite: a new row behind it.
/// - One isResting() and says the opposite: it is cancelled, for its server may never answer, and
///   the new row takes its place. That rests, too, as one that may have been sent.
/// - One failed: it is cancelled, and then as if nothing were there.
/// What has no axis is a new row each time, but for a Report that says the same as one of the same
/// person that is under way: that one.
/// `holds`: whether the account's server said last that it is so already; nothing where that is
/// not known. `notBefore`: for posts that may be taken back for some seconds. `readAt`: when
/// `holds` was read; of an action about a post what was Done since then says more than that. 0:
/// just now. Usage error for what makes no sense (no target, an unknown kind), and where
/// `mostInOutbox` rows of the account are there already.
Result<Enqueued> enqueue(UserTx &tx, const Action &action, std::optional<bool> holds,
    qint64 notBefore = 0, qint64 readAt = 0);

constexpr int mostInOutbox = 10'000;

/// Puts what was written (actionsOf(draft)) into the outbox, all of it or none, and removes the
/// draft in the same transaction, so that there is never both or neither. The ids of the rows, in
/// the order of the actions. A post that is under way there or was done within the hour is not put
/// in a second time (its target says which it is); one that failed gives way to the new one. A part
/// of a thread (PostText::after) waits for the one before it, which is one of the actions; a post
/// that takes another one's place (insteadOf) for the account's deletion of that one, where it is
/// under way. An edit cancels those of the same post that wait or failed (overtakenEdits()).
/// `notBefore`: as enqueue(). Usage error where that is not so, and as enqueue(). Rejected, with a
/// whole sentence as its detail: that deletion failed, or a server keeps the post (scheduledId).
Result<std::vector<qint64>> enqueuePosts(
    UserTx &tx, const std::vector<Action> &actions, qint64 notBefore, const QString &draftKey);

Result<std::optional<OutboxRow>> outboxRow(UserTx &tx, qint64 id);
/// Of one account, under way, oldest first.
Result<std::vector<OutboxRow>> underWay(UserTx &tx, const AccountId &account, int most = 500);
/// What of one account is about that target: under way, or Done at `since` (not 0) or later; oldest
/// first. Whatever was read at `since` may not know of it.
Result<std::vector<OutboxRow>> rowsAbout(
    UserTx &tx, const AccountId &account, const QString &target, qint64 since);
/// The same that Failed.
Result<std::vector<OutboxRow>> failedAbout(
    UserTx &tx, const AccountId &account, const QString &target);
/// Accounts that have any under way.
Result<std::vector<AccountId>> accountsUnderWay(UserTx &tx);
/// What people are shown: the newest `most` that failed or were written (posts and edits), and the
/// `most` others under way that go next; oldest first.
Result<std::vector<OutboxRow>> outboxRows(UserTx &tx, int most = 2000);
/// All of two kinds (a thing and its opposite) that is under way or failed, oldest first.
Result<std::vector<OutboxRow>> rowsOfKinds(UserTx &tx, Action::Kind one, Action::Kind other);
/// All that is under way or failed about posts (isOfPost()), oldest first. No more of it than rows
/// of these posts show: id, state, trouble, changedAt, and of the action its account, kind, target,
/// reaction and choices.
Result<std::vector<OutboxRow>> marksUnderWay(UserTx &tx);

/// Writes down how a row stands. False, and nothing is written, where it is no longer under way
/// (somebody cancelled it). Posts that wait for this one (PostText::after, insteadOf): once it is
/// Done they wait no longer, and answer it or take its place; when it Failed they are told that
/// they wait for it, and so is what waits for a deletion that has its trouble. An edit that Failed
/// and that a later one follows becomes Cancelled, and so does one that isResting() and whose
/// opposite waits behind it: that takes its place, as in enqueue().
Result<bool> saveOutboxRow(UserTx &tx, const OutboxRow &row);
/// It Failed, and its server has said since that it is so: it is Sent, and its next turn tells the
/// cache. False, and nothing is written, where it does not stand so any more, or the same or its
/// opposite was wanted after it; reactions and favourites are one in this.
Result<bool> wasDoneAfterAll(UserTx &tx, qint64 id);
/// The newest `most` that Failed and of which the server has not said yet whether it is so.
Result<std::vector<OutboxRow>> openQuestions(UserTx &tx, const AccountId &account, int most = 50);
/// It has said, of what was `asked` then (OutboxRow::keyAt): a later try has a question of its own.
void closeQuestion(UserTx &tx, qint64 id, qint64 asked);
/// Failed becomes Waiting at once; a Waiting one waits no longer, nor does one that isResting(),
/// which stays Sending: whether it was done is looked at first. False for all others. The post that
/// it waits for (PostText::after) is tried again, too, where that one failed, and so is the
/// deletion (insteadOf), also where it has its trouble. An edit that a later one has taken the
/// place of becomes Cancelled: false.
Result<bool> retryAction(UserTx &tx, qint64 id);
/// Waiting and Failed become Cancelled, and so do the posts that wait for it; but a post that waits
/// for a deletion becomes Failed. So does one that isResting(), of which nobody knows whether it
/// was done. False for all others, for what is being sent can no longer be taken back.
Result<bool> cancelAction(UserTx &tx, qint64 id);
/// Rows that ended over an hour ago go.
Result<Done> tidyOutbox(UserTx &tx);

} // namespace asterism::store
