// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/httpclient.h"
#include "support/scriptedserver.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

namespace asterism {

/// No spacing and no budget, so that only what a test is about makes it wait.
inline HttpOptions quickOptions()
{
    HttpOptions options;
    options.lanes.spacingMs = 0;
    options.lanes.windowRequests = 0;
    options.seed = 1;
    return options;
}

inline Request typed(const QUrl &url)
{
    return {.url = url, .typedHost = true};
}

/// The result of a future that must come within 20 s. Not by QTest::qWaitFor(), which sleeps for
/// 10 ms between two looks: what goes out in pieces of 16 KB would wait so long for each.
inline Result<Response> waitFor(const QFuture<Result<Response>> &future)
{
    QTimer look; // should nothing else happen
    look.start(20);
    const QDeadlineTimer deadline(20'000);
    while (!future.isFinished() && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    if (!future.isFinished()) {
        qFatal("no result within 20 s");
    }
    if (future.resultCount() == 0) {
        qFatal("the future was cancelled");
    }
    return future.result();
}

} // namespace asterism
