// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watchleases.h"

#include "engine/requestserver.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int tickMs = 10 * secondMs;
/// More columns than a deck can hold.
constexpr qsizetype mostLeased = 500;

} // namespace

WatchLeases::WatchLeases(EngineDesk &desk, Freshening &freshening, const Clock &clock)
    : m_desk(desk)
    , m_freshening(freshening)
    , m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &WatchLeases::tick);
    m_timer.start(tickMs);
    m_desk.jobs().setWatcher([this](const QStringList &keys) { return renew(keys); });
}

WatchLeases::~WatchLeases()
{
    m_desk.jobs().setWatcher({});
}

QJsonObject WatchLeases::renew(const QStringList &keys)
{
    QJsonArray results;
    for (const QString &key : keys) {
        if (!m_until.contains(key)) {
            if (m_until.size() >= mostLeased) {
                break;
            }
            m_freshening.watch(key);
        }
        m_until.insert(key, m_clock.now() + leaseMs);
        const SourceStatus status = m_freshening.status(key);
        results.append(QJsonObject{{u"source"_s, key}, {u"read_at"_s, status.lastOkAt},
            {u"error"_s,
                status.error ? parseObject(errorToOutcome(*status.error)) : QJsonObject()}});
    }
    return {{u"results"_s, results}};
}

void WatchLeases::tick()
{
    const QStringList keys = leased();
    for (const QString &key : keys) {
        if (m_until.value(key) <= m_clock.now()) {
            m_until.remove(key);
            m_freshening.unwatch(key);
        }
    }
}

} // namespace asterism
