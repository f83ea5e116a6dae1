// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/moved.h"

#include <array>

namespace asterism {

/// How a run stands. The numbers lie in asterism.db.
enum class RunState {
    Checking, ///< its rows are being compared with what the account has; nothing was sent
    Ready, ///< a preview that waits for a yes
    Running,
    Paused, ///< by the user, or by itself: `trouble` says why
    Done, ///< every row has its outcome
    Cancelled, ///< so has every row; what was not done is Outcome::Cancelled
};

/// How a row stands. The numbers lie in asterism.db.
enum class RowState {
    New, ///< not compared yet
    Waiting, ///< its turn comes
    Sending, ///< may have been sent: the server must say what is before it is sent again
    Ended,
};

/// What became of a row; exactly one each. The numbers lie in asterism.db.
enum class Outcome {
    None, ///< not ended
    Done, ///< followed, blocked, bookmarked …
    Requested, ///< they approve followers by hand; looked at again later
    Already,
    Moved, ///< the account they moved to was followed, or already; asked is Requested first
    NotFound,
    ServerGone,
    Refused, ///< the server's words are in `detail`
    Invalid, ///< could not be read, or says what another line says
    Removed, ///< by an overwriting run
    Cancelled,
};

constexpr int outcomeCount = int(Outcome::Cancelled) + 1;

/// What is known of a row before anything is sent. The numbers lie in asterism.db.
enum class Finding {
    None, ///< not looked at; where it was refused: it never can be done (it is the account itself)
    ToDo,
    Moved, ///< they moved: `movedTo`
    Unknown, ///< nobody of that name
    /// Their account is suspended or deleted, as the account's server says (`detail`); or, of a row
    /// that was tried, their server does not answer.
    Gone,
};

constexpr int findingCount = int(Finding::Gone) + 1;

/// Of an outcome, for JSON and reports, the same in every language: "followed", "requested",
/// "already", "moved", "not-found", "server-gone", "refused", "invalid", "unfollowed", "cancelled";
/// of other kinds "blocked", "muted", "listed", "bookmarked", "clipped", and "unblocked" and so on.
QString word(Outcome outcome, MovedKind kind);

/// An import under way, kept row by row. Everything that the user sees of it is in here.
struct Run {
    qint64 id = 0;
    AccountId account;
    QString acct; ///< its handle: stays when the account is removed
    MovedKind kind = MovedKind::Follows;
    QString title; ///< the file's name, or whence the rows come
    bool overwrite = false; ///< what the account has and the rows do not name is taken away, too
    /// Lists: made at the account's server (else among the user's own, which need no follow), and
    /// whom the server takes only when they are followed is followed first.
    bool serverLists = false;
    bool followForLists = false;
    RunState state = RunState::Checking;
    QString trouble; ///< why it is paused or waits, a sentence for people; else empty
    qint64 waitUntil = 0; ///< Running: nothing is sent before; 0: at once
    qint64 createdAt = 0;
    qint64 startedAt = 0;
    qint64 endedAt = 0;

    bool operator==(const Run &) const = default;
};

/// One row of it.
struct RunRow {
    int place = 0; ///< from 0, in the order of the run
    int line = 0; ///< of the file; 0 when it comes from none
    MovedItem item;
    QString text; ///< as it stood in the file, cut; only where it could not be read
    bool removes = false; ///< takes away (overwriting runs, "unfollow selected")
    RowState state = RowState::New;
    Finding finding = Finding::None;
    Outcome outcome = Outcome::None;
    QString detail; ///< the server's words, whom they moved to, which line says the same
    QString localId; ///< of the person or post at the account's server, once known
    QString movedTo; ///< user@host
    int tries = 0; ///< that ended without an answer
    qint64 changedAt = 0;
    qint64 lookAt = 0; ///< Requested: when the server is asked again; 0: no more

    bool operator==(const RunRow &) const = default;
};

/// It failed, and another outcome is thinkable when it is tried again: not of the account itself.
bool mayRetry(const RunRow &row);

/// How many rows stand how.
struct RunCounts {
    int total = 0;
    int unchecked = 0; ///< RowState::New
    int waiting = 0; ///< Waiting and Sending
    std::array<int, findingCount> findings = {}; ///< of those
    std::array<int, outcomeCount> outcomes = {};
    int removals = 0; ///< rows that take away, in whatever state
    int retries = 0; ///< rows that mayRetry()

    int ended() const { return total - unchecked - waiting; }
    bool operator==(const RunCounts &) const = default;
};

} // namespace asterism
