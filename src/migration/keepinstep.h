// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/account.h"
#include "model/run.h"
#include "store/census.h"
#include "store/runs.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace asterism {

/// Merges the follows of one account into another by and by, for the pairs that the user chose
/// (store/runs.h, InStep). When its time has come, both accounts are read, and whom the one follows
/// and the other does not becomes a run like any other, which begins at once. Nobody is named
/// twice: who ended in an earlier such run stays as they are, so that somebody who refused is not
/// asked every day, and somebody whom the user unfollowed since stays unfollowed. Nothing is taken
/// away, and where there is nothing to do no run is left behind. One pair at a time; none while an
/// earlier run of the pair goes on; what failed is tried again in an hour.
class KeepInStep : public QObject {
public:
    struct Ports {
        /// CensusReading::step()
        std::function<QFuture<Result<store::CensusState>>(
            const Account &account, MovedKind kind, qint64 notBefore)>
            read;
        std::function<QFuture<Result<bool>>(qint64 run)> check; ///< Runner::check()
        std::function<QFuture<Result<Done>>(qint64 run)> begin; ///< Runner::begin()
    };

    KeepInStep(store::Store &store, const Clock &clock, Ports ports, QObject *parent = nullptr);

    /// This process is the engine now. It looks after the first minute, so that a command that is
    /// over soon begins nothing.
    void start();
    /// Looks which pairs' time has come; the timer's work each minute, and the tests'. Nothing
    /// unless it was started.
    void tick();
    /// Begins nothing any more; the merging under way ends at its next step.
    void close();

    /// Why the last try for that pair failed; nothing when it went well, or is going on.
    std::optional<Error> trouble(const AccountId &from, const AccountId &to) const;
    bool isBusy() const { return m_busy; }

private:
    using Pair = std::pair<AccountId, AccountId>; ///< from, to
    struct Later {
        qint64 until = 0;
        Error error;
    };

    std::vector<store::InStep> due(const std::vector<store::InStep> &pairs) const;
    void merge(const Account &from, const Account &to);
    void ended(const Pair &pair, const Result<Done> &done);
    void end(store::InStep pair);

    store::Store &m_store;
    const Clock &m_clock;
    Ports m_ports;
    QTimer m_timer;
    std::map<Pair, Later> m_later; ///< what failed
    bool m_busy = false; ///< it is looking, or a pair is being merged
    bool m_started = false;
};

/// The title of such runs, by which they are known.
QString inStepTitle(const QString &fromAcct);

} // namespace asterism
