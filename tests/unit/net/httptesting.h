// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/httpclient.h"
#include "support/scriptedserver.h"

#include <QTest>

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

/// The result of a future that must come within 20 s.
inline Result<Response> waitFor(const QFuture<Result<Response>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000)) {
        qFatal("no result within 20 s");
    }
    if (future.resultCount() == 0) {
        qFatal("the future was cancelled");
    }
    return future.result();
}

} // namespace asterism
