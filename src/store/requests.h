// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <optional>
#include <vector>

namespace asterism::store {

/// What a process without the engine asks of the one that holds it (decision 2). Rows are kept
/// for an hour after they ended, so that the asker can read the outcome.
struct EngineRequest {
    enum class State { Waiting, Running, Done, Failed };

    qint64 id = 0;
    QString kind; ///< "refresh", "prune", …
    QString argument; ///< what the kind needs, JSON
    State state = State::Waiting;
    QString outcome; ///< JSON of the answer or the error
    qint64 createdAt = 0;
    /// An engine began it and died: what it asks for may be done already.
    bool again = false;
};

Result<qint64> addRequest(UserTx &tx, const QString &kind, const QString &argument);
Result<std::optional<EngineRequest>> requestById(UserTx &tx, qint64 id);
/// Waiting ones, oldest first; marks them as running.
Result<std::vector<EngineRequest>> takeRequests(UserTx &tx);
Result<Done> finishRequest(UserTx &tx, qint64 id, bool good, const QString &outcome);
/// The asker has gone away or does it itself.
Result<Done> dropRequest(UserTx &tx, qint64 id);
/// A new engine: what the dead one left "running" waits again, and rows that are old go.
Result<Done> recoverRequests(UserTx &tx);
/// A number that changes whenever another process has written asterism.db; cheap to ask.
Result<qint64> userDataVersion(UserTx &tx);

} // namespace asterism::store
