// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/staleposts.h"

#include <algorithm>

namespace asterism {

QStringList StalePosts::watch(const QStringList &ids, qint64 now)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    for (const QString &id : std::as_const(m_watched)) {
        const bool doubted =
            m_unsure.contains(id) || m_stale.contains(id) || m_countedAt.contains(id);
        if (!wanted.contains(id) && !doubted) {
            m_watchedUntil.insert(id, now);
        }
    }
    m_stale.removeIf([&wanted](const QString &id) { return !wanted.contains(id); });
    m_unsure.intersect(wanted);
    m_countedAt.removeIf([&wanted](const QHash<QString, qint64>::iterator &counted) {
        return !wanted.contains(counted.key());
    });
    tidy(now);
    QStringList doubtful;
    QStringList missed;
    for (const QString &id : ids) {
        if (m_lostAt.remove(id)) {
            missed << id;
        } else if (!m_watched.contains(id) && !m_watchedUntil.contains(id)) {
            doubtful << id;
            m_unsure.insert(id);
        }
    }
    m_watched = wanted;
    judge(missed, missed);
    return doubtful;
}

void StalePosts::lost(qint64 now)
{
    for (const QString &id : std::as_const(m_watched)) {
        m_lostAt.insert(id, now);
    }
    m_watched.clear();
    m_unsure.clear();
    m_stale.clear();
    m_countedAt.clear();
}

void StalePosts::judge(const QStringList &ids, const QStringList &old)
{
    for (const QString &id : ids) {
        m_unsure.remove(id);
    }
    for (auto id = old.crbegin(); id != old.crend(); ++id) { // on screen from above to below
        add(*id);
    }
}

void StalePosts::add(const QString &id)
{
    if (m_watched.contains(id) && !m_stale.contains(id)) {
        m_stale << id;
    }
}

void StalePosts::counted(const QString &id, qint64 now)
{
    const bool waits = m_stale.contains(id) || m_countedAt.contains(id);
    if (m_watched.contains(id) && !waits) {
        m_countedAt.insert(id, now);
    }
}

void StalePosts::asked(const QString &id)
{
    m_stale.removeOne(id);
    m_countedAt.remove(id);
}

QString StalePosts::take(qint64 now)
{
    tidy(now);
    ripen(now);
    if (m_stale.isEmpty() || nextAt() > now) {
        return {};
    }
    m_askedAt << now;
    return m_stale.takeLast();
}

void StalePosts::failed(const QString &id)
{
    if (m_watched.contains(id)) {
        m_unsure.insert(id);
    }
}

qint64 StalePosts::nextAt() const
{
    qint64 next = m_stale.isEmpty() ? 0 : 1;
    for (const qint64 at : m_countedAt) {
        next = next == 0 ? at + leisureMs : std::min(next, at + leisureMs);
    }
    if (next == 0 || m_askedAt.isEmpty()) {
        return next;
    }
    next = std::max(next, m_askedAt.last() + betweenMs);
    return m_askedAt.size() < mostAsked ? next : std::max(next, m_askedAt.first() + windowMs);
}

bool StalePosts::isIdle(qint64 now)
{
    tidy(now);
    return m_watched.isEmpty() && m_watchedUntil.isEmpty() && m_lostAt.isEmpty()
        && m_askedAt.isEmpty();
}

/// What was counted on for long has its turn, after what is there already and in its own order.
void StalePosts::ripen(qint64 now)
{
    QList<std::pair<qint64, QString>> ripe;
    for (auto counted = m_countedAt.cbegin(); counted != m_countedAt.cend(); ++counted) {
        if (now - counted.value() >= leisureMs || now < counted.value()) {
            ripe.emplaceBack(counted.value(), counted.key());
        }
    }
    std::ranges::sort(ripe);
    for (const auto &[at, id] : std::as_const(ripe)) {
        m_countedAt.remove(id);
        m_stale.prepend(id); // whoever comes first is at the end
    }
}

/// A clock that was set back must not make anything last longer.
void StalePosts::tidy(qint64 now)
{
    for (auto *times : {&m_watchedUntil, &m_lostAt}) {
        times->removeIf([now](const QHash<QString, qint64>::iterator &at) {
            return now - at.value() >= freshMs || now < at.value();
        });
    }
    m_askedAt.removeIf([now](qint64 at) { return at > now || at <= now - windowMs; });
}

} // namespace asterism
