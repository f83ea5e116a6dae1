// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outboxturn.h"
#include "sync/actionwork.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace asterism {

/// The actions of one account: one at a time, the oldest first; one that waits lets the others
/// pass, but not those of the same target. A second hand goes beside and sends the files of posts,
/// of one post at a time and in the same order, before the first is given these. Belongs to an
/// Outbox, which hears what it has to tell.
class OutboxLane {
public:
    struct Heard {
        std::function<void(const store::OutboxRow &row)> ended;
        std::function<void()> waits; ///< nextAt() has changed
    };

    /// `owner`: whose children the work is, and who outlives it.
    OutboxLane(OutboxTools &tools, const AccountId &account, QObject *owner, Heard heard);

    /// Does what is due with every hand that is not at work already.
    void goOn();
    /// What waits because its server could not be reached waits no longer.
    void hurry();
    /// Begins nothing any more.
    void close() { m_closed = true; }
    /// When there is something to do; 0: whoever knows of something says so.
    qint64 nextAt() const;

private:
    /// Of an action that could not be done; for as long as this process lives.
    struct Wait {
        qint64 until = 0;
        int times = 0; ///< in a row
    };
    struct Hand {
        store::OutboxHand is;
        bool busy = false;
        bool again = false; ///< there was news while it was at work
        qint64 row = 0; ///< that it is at; 0: none, or it is not chosen yet
        qint64 nextAt = 0;
    };
    struct Choice {
        store::OutboxTurn turn;
        std::optional<Account> account; ///< nothing: it is gone
    };

    void reach(Hand &hand);
    void choose(Hand &hand);
    store::TurnWish wish(const Hand &hand);
    void chosen(Hand &hand, const Choice &choice);
    void open(Hand &hand, const Account &account, const store::OutboxRow &row);
    void work(Hand &hand, const Session &session, const store::OutboxRow &row);
    void worked(Hand &hand, const ActionEnd &end);
    Wait &awayOf(const Hand &hand);
    void away(Wait &whole, qint64 row);
    void lengthen(Wait &wait);
    void forgetWaits();
    void forgetOld();
    void pause(const ActionEnd &end);
    void limit(const ActionEnd &end);
    void limitMedia(const ActionEnd &end);
    void signedOut(Hand &hand, const store::OutboxRow &row, const QString &why);
    void failOne(Hand &hand, store::OutboxRow row);
    void failAll(Hand &hand);
    qint64 backoff(int times);
    void idle(Hand &hand);
    void rest(Hand &hand, qint64 until);
    const Hand &otherThan(const Hand &hand) const;

    OutboxTools &m_tools;
    AccountId m_account;
    QObject *m_owner;
    Heard m_heard;
    QHash<qint64, Wait> m_waits; ///< by the row's id
    QHash<int, qint64> m_limits; ///< by Action::Kind: until when
    qint64 m_mediaUntil = 0; ///< a limit of files
    Wait m_away; ///< of all
    Wait m_filesAway; ///< of what sends files: a long way may be cut where a short one is not
    QHash<qint64, qint64> m_filesThere; ///< by the row's id: since when
    qint64 m_lookedAt = 0; ///< at the clock
    Hand m_acting{.is = store::OutboxHand::Acting};
    Hand m_files{.is = store::OutboxHand::Files};
    bool m_noFiles = false; ///< the hand for files has nothing to do until a new row comes
    bool m_signedOut = false; ///< the user must sign in again
    bool m_closed = false;
};

} // namespace asterism
