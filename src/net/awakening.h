// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace asterism {

/// Notices that the computer slept, or that the network came back: connections that look open may
/// be dead, and what was missed is wanted at once, not after the next wait.
class Awakening : public QObject {
    Q_OBJECT

public:
    explicit Awakening(const Clock &clock, QObject *parent = nullptr);

    /// Looks from here on, and asks the system to tell of its network.
    void start();

    /// One look, `elapsedMs` of running time after the one before; the timer's work, and the
    /// tests'.
    void look(qint64 elapsedMs);

Q_SIGNALS:
    /// Or the clock was set to another time, forward or back.
    void woke();
    /// Whether each byte costs, where the system says so (a telephone's link, mostly).
    void meteredChanged(bool metered);

private:
    void hearOfNetwork();
    void hearOfCosts();

    const Clock &m_clock;
    QTimer m_timer;
    QElapsedTimer m_running;
    qint64 m_lookedAt = 0; ///< by the clock on the wall
};

} // namespace asterism
