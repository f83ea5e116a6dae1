// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/freshening.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace asterism {

/// What other processes on this data folder show: while this one is the engine it keeps their
/// sources fresh, too, streams included. Who asked says so again each minute; whoever went away is
/// forgotten after three.
class WatchLeases : public QObject {
public:
    static constexpr qint64 leaseMs = 3 * minuteMs;

    /// Answers the job "watch" (app/jobs.h) of `desk`. All must outlive it.
    WatchLeases(EngineDesk &desk, Freshening &freshening, const Clock &clock);
    ~WatchLeases() override;

    /// Lets go of those that nobody asked for again. The timer's work, and the tests'.
    void tick();

    QStringList leased() const { return m_until.keys(); }

private:
    QJsonObject renew(const QStringList &keys);

    EngineDesk &m_desk;
    Freshening &m_freshening;
    const Clock &m_clock;
    QHash<QString, qint64> m_until; ///< ms, by source key
    QTimer m_timer;
};

} // namespace asterism
