// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/enginelock.h"
#include "store/requests.h"
#include "store/store.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <optional>

namespace asterism {

/// Asks the process that holds the engine and waits for its outcome. When the holder dies
/// meanwhile and has left no outcome, this process takes the lock: then the answer is Taken and the
/// caller does the work itself.
class RequestAsker : public QObject {
public:
    struct Answer {
        bool taken = false; ///< we hold the engine now; outcome is empty
        bool again = false; ///< the dead one had begun: it may be done already
        QString outcome;
    };

    RequestAsker(store::Store &store, EngineLock &lock, QObject *parent = nullptr);

    /// One question at a time; a second one ends the first with Cancelled. Timeout when nobody
    /// answers in `timeoutMs`; the request is then withdrawn (what runs already is done all the
    /// same).
    QFuture<Result<Answer>> ask(const QString &kind, const QString &argument, int timeoutMs);

private:
    void look();
    void hear(const std::optional<store::EngineRequest> &row, bool taken);
    void give(Result<Answer> answer);
    void drop(qint64 id);
    bool takeOver();

    store::Store &m_store;
    EngineLock &m_lock;
    QTimer m_timer;
    QTimer m_limit;
    QPromise<Result<Answer>> m_promise;
    qint64 m_id = 0;
    bool m_answered = true;
    int m_turn = 0;
};

} // namespace asterism
