// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/refreshplan.h"

#include "base/backoff.h"
#include "base/clock.h"

#include <QSet>

#include <algorithm>

namespace asterism {

namespace {

constexpr qint64 longestWaitMs = 10 * minuteMs;
/// After a failure, for what is not read by itself.
constexpr qint64 shortestWaitMs = minuteMs;

qint64 after(qint64 now, qint64 intervalMs)
{
    return intervalMs == 0 ? RefreshPlan::never : now + intervalMs;
}

} // namespace

RefreshPlan::RefreshPlan(std::function<double()> random)
    : m_random(std::move(random))
{
}

bool RefreshPlan::watch(const QString &key, const QString &lane, qint64 intervalMs)
{
    Watched &source = m_sources[key];
    source.watchers += 1;
    if (source.watchers > 1) {
        return false;
    }
    source.lane = lane;
    source.intervalMs = intervalMs;
    return true;
}

bool RefreshPlan::unwatch(const QString &key)
{
    const auto source = m_sources.find(key);
    if (source == m_sources.end()) {
        return false;
    }
    source->watchers -= 1;
    if (source->watchers > 0) {
        return false;
    }
    m_sources.erase(source);
    return true;
}

void RefreshPlan::setLane(const QString &key, const QString &lane)
{
    if (const auto source = m_sources.find(key); source != m_sources.end()) {
        source->lane = lane;
    }
}

void RefreshPlan::setInterval(const QString &key, qint64 intervalMs, qint64 now)
{
    const auto source = m_sources.find(key);
    if (source == m_sources.end() || source->intervalMs == intervalMs) {
        return;
    }
    source->intervalMs = intervalMs;
    if (source->failures > 0 || isRunning(key)) {
        return; // its time is set by how that ends
    }
    const qint64 next = after(now, intervalMs);
    source->nextAt = intervalMs == 0 ? never : std::min(source->nextAt, next);
}

void RefreshPlan::rest(const QString &key)
{
    if (const auto source = m_sources.find(key); source != m_sources.end()) {
        source->nextAt = never;
    }
}

void RefreshPlan::hurryAt(const QString &key, qint64 at)
{
    const auto source = m_sources.find(key);
    if (source != m_sources.end() && !isRunning(key)) {
        source->nextAt = std::min(source->nextAt, std::max(at, source->pausedUntil));
    }
}

void RefreshPlan::hurry(const QString &key)
{
    const auto source = m_sources.find(key);
    if (source != m_sources.end() && !isRunning(key)) {
        source->nextAt = source->pausedUntil;
    }
}

QStringList RefreshPlan::begin(qint64 now)
{
    QSet<QString> taken(m_running.cbegin(), m_running.cend());
    QStringList started;
    const QStringList due = dueAt(now);
    for (const QString &key : due) {
        const QString lane = m_sources[key].lane;
        if (!taken.contains(lane)) {
            taken.insert(lane);
            m_running.insert(key, lane);
            started << key;
        }
    }
    return started;
}

QStringList RefreshPlan::dueAt(qint64 now) const
{
    QStringList due;
    for (auto source = m_sources.cbegin(); source != m_sources.cend(); ++source) {
        if (source->nextAt <= now && !isRunning(source.key())) {
            due << source.key();
        }
    }
    std::ranges::sort(due, [this](const QString &a, const QString &b) {
        const qint64 first = m_sources[a].nextAt;
        const qint64 second = m_sources[b].nextAt;
        return first == second ? a < b : first < second;
    });
    return due;
}

void RefreshPlan::finished(const QString &key, const std::optional<Error> &error, qint64 now)
{
    m_running.remove(key);
    const auto source = m_sources.find(key);
    if (source == m_sources.end()) {
        return;
    }
    if (error && error->kind == ErrorKind::Cancelled) {
        source->nextAt = after(now, source->intervalMs);
    } else if (error) {
        failed(*source, *error, now);
    } else {
        source->failures = 0;
        source->pausedUntil = 0;
        source->nextAt = after(now, source->intervalMs);
    }
}

void RefreshPlan::failed(Watched &source, const Error &error, qint64 now)
{
    // The interval itself is never undercut; the jitter keeps those who failed together apart.
    const qint64 interval = source.intervalMs == 0 ? shortestWaitMs : source.intervalMs;
    const qint64 room = std::max<qint64>(0, longestWaitMs - interval);
    const qint64 more = backoffMs(source.failures, m_random(), interval, room);
    source.failures += 1;
    source.pausedUntil = error.kind == ErrorKind::RateLimited ? error.until : 0;
    source.nextAt = std::max(now + interval + more, source.pausedUntil);
}

qint64 RefreshPlan::nextAt(const QString &key) const
{
    const auto source = m_sources.constFind(key);
    return source == m_sources.cend() ? 0 : source->nextAt;
}

} // namespace asterism
