// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "media/mediacache.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace asterism {

/// A clock that the test moves while the cache's thread reads it.
class SharedClock : public Clock {
public:
    qint64 now() const override { return m_now; }
    void advance(qint64 ms) { m_now += ms; }

private:
    std::atomic<qint64> m_now = SystemClock().now();
};

using MediaFuture = QFuture<Result<QString>>;

/// The result of a future that must come within 20 s.
template <typename T> Result<T> waitFor(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000)) {
        qFatal("no result within 20 s");
    }
    if (future.resultCount() == 0) {
        qFatal("the future was cancelled");
    }
    return future.result();
}

inline QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace asterism
