// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"
#include "sync/sessions.h"

#include <QObject>

#include <memory>

namespace asterism {

/// Times that a test with its own clock shortens.
struct OutboxLimits {
    qint64 firstWaitMs = 2 * secondMs; ///< after a network error; doubled up to longestWaitMs
    qint64 longestWaitMs = 10 * minuteMs;
    /// A post that may have arrived is neither looked for nor sent again, with or without a key,
    /// before this long after it was sent: twice the time that a request may take. So it is with
    /// all that Repeating::WaitingAndAsking says (repeating.h).
    qint64 lookAfterMs = 60 * secondMs;
    /// Servers forget Idempotency-Keys after an hour: from here on they are looked at instead.
    qint64 keyLifeMs = 50 * minuteMs;
    qint64 limitedWaitMs = minuteMs; ///< after a 429 that says no time
    /// What a server refuses may be so already, which it is asked; its words wait no longer for
    /// that than so long, by no clock but the computer's.
    int wordsAfterMs = 600;
    quint32 seed = 0; ///< of the waits' jitter; 0: the system's
};

/// Sends what is in the outbox: of each account one action at a time, in their order for each
/// target; accounts side by side. Only for the engine.
///
/// A row is written down as Sending before anything is sent, and as Sent before the cache learns
/// the server's answer. What may have been done before an answer was lost is sent again where that
/// changes nothing, and asked for before where it would (repeating.h says of each kind which): new
/// posts by the Idempotency-Key where the server knows such, else by looking for it among the
/// account's own posts above the newest one that was there before; edits by the post itself.
/// A limit (429) makes all actions of that class (posts, follows, reactions, …; files are one, too)
/// of the account wait, and no others. Network errors and 5xx: again after a while, for ever, but
/// for what the server itself fails at ten times where that may be sent again at once; refusals end
/// the row as Failed with the server's words, unless it is so already: it is asked, and where that
/// takes it long the row is Failed until then; start() asks again what had no answer. A token that
/// the server refuses makes all actions of the account wait until it signs in again.
///
/// The files of a post are sent when its turn comes, each once (mediasending.h), those of one post
/// of an account at a time. Meanwhile the account's other actions go on, but for later answers to
/// what that post answers; the post itself goes in its turn among them, once the server has all of
/// its files. A part of a thread waits until the one before it is posted, and answers that. A post
/// with a time is given to a server that keeps such; else it waits here.
class Outbox : public QObject {
    Q_OBJECT

public:
    Outbox(
        Core &core, Sessions &sessions, const OutboxLimits &limits = {}, QObject *parent = nullptr);
    ~Outbox() override;

    /// This process is the engine now: takes up whatever is under way.
    void start();
    /// Somebody may have put something in (Changes::outbox, Changes::elsewhere), or an account has
    /// signed in again or is gone (Changes::accounts).
    void look();
    /// The network is there again, or the machine woke up: what waits for that is tried now.
    void hurry();
    /// Does what is due by the clock; its own timer's work, and that of a test with its own.
    void tick();
    /// The row Failed, or is about to, and its server is still asked whether it is so already: it
    /// may be Sent yet. Only where this process is the engine.
    bool isAsking(qint64 row) const;
    /// Nothing is begun any more. What is under way ends with endWork(), of which this is an owner.
    void close();

Q_SIGNALS:
    /// The server has done it, and the cache knows.
    void done(const asterism::store::OutboxRow &row);
    /// Refused or given up; row.trouble says why.
    void failed(const asterism::store::OutboxRow &row);
    /// A file of a post goes out, `attachment` of so many, from 1; both sizes in bytes of what is
    /// sent. At most four times a second.
    void sending(qint64 row, int attachment, int attachments, qint64 bytes, qint64 total);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace asterism
