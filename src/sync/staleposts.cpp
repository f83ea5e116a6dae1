// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/staleposts.h"

#include <algorithm>

namespace asterism {

QStringList StalePosts::watch(const QStringList &ids, qint64 now)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    for (const QString &id : std::as_const(m_watched)) {
        if (!wanted.contains(id) && !m_unsure.contains(id) && !m_stale.contains(id)) {
            m_watchedUntil.insert(id, now);
        }
    }
    m_stale.removeIf([&wanted](const QString &id) { return !wanted.contains(id); });
    m_unsure.intersect(wanted);
    tidy(now);
    QStringList doubtful;
    for (const QString &id : ids) {
        if (!m_watched.contains(id) && !m_watchedUntil.contains(id)) {
            doubtful << id;
            m_unsure.insert(id);
        }
    }
    m_watched = wanted;
    return doubtful;
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

QString StalePosts::take(qint64 now)
{
    tidy(now);
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
    if (m_stale.isEmpty()) {
        return 0;
    }
    const qint64 last = m_askedAt.isEmpty() ? 1 : m_askedAt.last() + betweenMs;
    return m_askedAt.size() < mostAsked ? last : std::max(last, m_askedAt.first() + windowMs);
}

bool StalePosts::isIdle(qint64 now)
{
    tidy(now);
    return m_watched.isEmpty() && m_watchedUntil.isEmpty() && m_askedAt.isEmpty();
}

/// A clock that was set back must not make anything last longer.
void StalePosts::tidy(qint64 now)
{
    m_watchedUntil.removeIf([now](const QHash<QString, qint64>::iterator &until) {
        return now - until.value() >= freshMs || now < until.value();
    });
    m_askedAt.removeIf([now](qint64 at) { return at > now || at <= now - windowMs; });
}

} // namespace asterism
