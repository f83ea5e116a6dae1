// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/closing.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace asterism {

namespace {

constexpr int longestMs = 5000;
/// Steps of a flow that follow each other without waiting for a server.
constexpr int calmRounds = 5;

bool isBusy(const QList<QObject *> &owners)
{
    return std::any_of(owners.begin(), owners.end(),
        [](const QObject *owner) { return !owner->children().isEmpty(); });
}

/// Whatever waits for the store has its answer afterwards.
void passThroughStore(store::Store &store)
{
    (void)store.writeUserNow([](store::UserTx &) -> Result<Done> { return Done{}; });
    (void)store.readCacheNow([](store::CacheTx &) -> Result<Done> { return Done{}; });
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

void endWork(Core &core, const QList<QObject *> &owners)
{
    core.http.close();
    QElapsedTimer time;
    time.start();
    int calm = 0;
    while (calm < calmRounds && time.elapsed() < longestMs) {
        passThroughStore(core.store);
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        calm = isBusy(owners) ? 0 : calm + 1;
    }
}

} // namespace asterism
