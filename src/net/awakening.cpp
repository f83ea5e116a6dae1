// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/awakening.h"

#include <QNetworkInformation>

#include <cstdlib>

namespace asterism {

namespace {

constexpr qint64 lookMs = 5 * secondMs;
/// A timer of a busy machine is late, too, but then both clocks have gone on.
constexpr qint64 sleptMs = 20 * secondMs;

} // namespace

Awakening::Awakening(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setInterval(int(lookMs));
    connect(&m_timer, &QTimer::timeout, this, [this] { look(m_running.restart()); });
}

void Awakening::start()
{
    m_lookedAt = m_clock.now();
    m_running.start();
    m_timer.start();
    hearOfNetwork();
}

/// The monotonic clock stands still in sleep (Linux, macOS) or the timer is late by it (Windows);
/// the clock on the wall has gone on. One that was set forward looks the same and costs a look; one
/// that was set back makes every wait that ends at a time longer.
void Awakening::look(qint64 elapsedMs)
{
    const qint64 now = m_clock.now();
    const qint64 late = elapsedMs - lookMs;
    const qint64 asleep = now - m_lookedAt - elapsedMs;
    m_lookedAt = now;
    if (std::abs(asleep) > sleptMs || late > sleptMs) {
        Q_EMIT woke();
    }
}

/// Where the system tells nothing of its network, streams notice by their own silence.
void Awakening::hearOfNetwork()
{
    using Feature = QNetworkInformation::Feature;
    if (QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::Metered)) {
        hearOfCosts();
    } else if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability)) {
        return;
    }
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
        [this](QNetworkInformation::Reachability reachability) {
            if (reachability != QNetworkInformation::Reachability::Disconnected) {
                Q_EMIT woke();
            }
        });
}

void Awakening::hearOfCosts()
{
    QNetworkInformation *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::isMeteredChanged, this, &Awakening::meteredChanged);
    Q_EMIT meteredChanged(network->isMetered());
}

} // namespace asterism
