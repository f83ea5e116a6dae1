// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>
#include <optional>

namespace asterism {

/// When which watched source is to be read again. Pure: it holds times and asks nobody. One source
/// of a lane (a host) at a time, the one that waits longest first. After failures the wait grows,
/// with jitter, up to ten minutes, and never ends before a server's own pause.
class RefreshPlan {
public:
    /// `random` gives numbers in [0, 1).
    explicit RefreshPlan(std::function<double()> random);

    /// Due at once; `intervalMs` as in setInterval(). True when nobody watched it before; a second
    /// watcher changes nothing.
    bool watch(const QString &key, const QString &lane, qint64 intervalMs);
    /// True when nobody watches it any more. What runs goes on to its end.
    bool unwatch(const QString &key);
    bool isWatched(const QString &key) const { return m_sources.contains(key); }
    QStringList watched() const { return m_sources.keys(); }
    void setLane(const QString &key, const QString &lane);
    /// How often it is read from now on; the next time is that long away from `now`, or sooner if
    /// it was due sooner. 0: never by itself (its server streams it), only by hurry().
    void setInterval(const QString &key, qint64 intervalMs, qint64 now);

    /// Not due by itself, until hurry(): somebody else keeps it fresh.
    void rest(const QString &key);

    /// Due then, if not sooner; nothing when it runs or is not watched.
    void hurryAt(const QString &key, qint64 at);
    /// Due now; nothing when it runs already or its server asked for a pause.
    void hurry(const QString &key);

    /// What is to be asked now, at most one of each lane that is free; these run from here on.
    QStringList begin(qint64 now);
    /// It has run; Cancelled counts as neither good nor bad.
    void finished(const QString &key, const std::optional<Error> &error, qint64 now);

    bool isRunning(const QString &key) const { return m_running.contains(key); }
    /// 0: now, or not watched; never: not by itself.
    qint64 nextAt(const QString &key) const;
    static constexpr qint64 never = std::numeric_limits<qint64>::max();

private:
    struct Watched {
        int watchers = 0;
        QString lane;
        qint64 intervalMs = 0;
        qint64 nextAt = 0;
        qint64 pausedUntil = 0;
        int failures = 0;
    };

    QStringList dueAt(qint64 now) const;
    void failed(Watched &source, const Error &error, qint64 now);

    std::function<double()> m_random;
    QHash<QString, Watched> m_sources;
    QHash<QString, QString> m_running; ///< lane by key, also of what nobody watches any more
};

} // namespace asterism
