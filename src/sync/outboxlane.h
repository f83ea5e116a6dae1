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
/// pass, but not those of the same target. Belongs to an Outbox, which hears what it has to tell.
class OutboxLane {
public:
    struct Heard {
        std::function<void(const store::OutboxRow &row)> ended;
        std::function<void()> waits; ///< nextAt() has changed
    };

    /// `owner`: whose children the work is, and who outlives it.
    OutboxLane(OutboxTools &tools, const AccountId &account, QObject *owner, Heard heard);

    /// Does what is due, unless it is at work already.
    void goOn();
    /// What waits because its server could not be reached waits no longer.
    void hurry();
    /// Begins nothing any more.
    void close() { m_closed = true; }
    /// When there is something to do; 0: whoever knows of something says so.
    qint64 nextAt() const { return m_nextAt; }

private:
    /// Of an action that could not be done; for as long as this process lives.
    struct Wait {
        qint64 until = 0;
        int times = 0; ///< in a row
    };
    struct Choice {
        store::OutboxTurn turn;
        std::optional<Account> account; ///< nothing: it is gone
    };

    void choose();
    store::TurnWish wish();
    void chosen(const Choice &choice);
    void open(const Account &account, const store::OutboxRow &row);
    void work(const Session &session, const store::OutboxRow &row);
    void worked(const ActionEnd &end);
    void away(qint64 row);
    void waitAgain(qint64 row);
    void forgetWaits();
    void pause(const ActionEnd &end);
    void limit(const ActionEnd &end);
    void limitMedia(const ActionEnd &end);
    void signedOut(const store::OutboxRow &row, const QString &why);
    void failOne(store::OutboxRow row);
    void failAll();
    qint64 backoff(int times);
    void idle();
    void rest(qint64 until);

    OutboxTools &m_tools;
    AccountId m_account;
    QObject *m_owner;
    Heard m_heard;
    QHash<qint64, Wait> m_waits; ///< by the row's id
    QHash<int, qint64> m_limits; ///< by Action::Kind: until when
    qint64 m_mediaUntil = 0; ///< a limit of files
    qint64 m_awayUntil = 0;
    int m_awayTimes = 0; ///< in a row
    qint64 m_nextAt = 0;
    bool m_signedOut = false; ///< the user must sign in again
    bool m_busy = false;
    bool m_again = false; ///< there was news while it was at work
    bool m_closed = false;
};

} // namespace asterism
