// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "store/census.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>

#include <map>

namespace asterism {

/// Reads what accounts have into the cache (store/census.h), piece by piece: whoever wants it asks
/// again until it is complete, so that nothing is lost when either side ends, and nobody waits
/// longer than for one piece.
class CensusReading : public QObject {
public:
    CensusReading(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// Goes on for at most `forMs` with the reading of that kind; begins a new one when none is
    /// under way and the last complete one began before `notBefore`. The state afterwards;
    /// complete when readAt >= notBefore and begunAt is 0. Errors as loadBelongings(); what was
    /// found so far stays. RateLimited ones say until when; asking again then goes on.
    QFuture<Result<store::CensusState>> step(
        const Account &account, MovedKind kind, qint64 notBefore, int forMs = 10'000);

private:
    Core &m_core;
    Sessions &m_sessions;
    Joined<store::CensusState> m_steps; ///< by account and kind
    std::map<QString, int> m_pagesWithoutNews; ///< in a row; by the same
};

} // namespace asterism
