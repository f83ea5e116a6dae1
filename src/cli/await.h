// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

namespace asterism::cli {

/// Runs the program's event loop until the future is answered. A command is a plain function that
/// calls this; nothing that runs inside the loop ever does, so loops never nest. Timeout after
/// `timeoutMs` (0: never), Cancelled when whoever had to answer went away or `stop` says so.
template <typename T>
Result<T> await(QFuture<Result<T>> future, int timeoutMs = 0, bool (*stop)() = nullptr)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (timeoutMs > 0) {
            QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
        }
        QTimer look;
        if (stop != nullptr) {
            QObject::connect(&look, &QTimer::timeout, &loop, [&loop, stop] {
                if (stop()) {
                    loop.quit();
                }
            });
            look.start(100);
        }
        loop.exec();
    }
    if (future.isFinished() && future.resultCount() > 0) {
        return future.result();
    }
    const bool cancelled = future.isFinished() || (stop != nullptr && stop());
    return Error{.kind = cancelled ? ErrorKind::Cancelled : ErrorKind::Timeout};
}

/// Lets everything else run for a while.
void pause(int ms);

} // namespace asterism::cli
