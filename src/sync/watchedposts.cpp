// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/watchedposts.h"

#include <QSet>

#include <algorithm>

namespace asterism {

namespace {

QStringList without(const QStringList &ids, const QStringList &others)
{
    const QSet<QString> known(others.begin(), others.end());
    QStringList left;
    for (const QString &id : ids) {
        if (!known.contains(id)) {
            left << id;
        }
    }
    return left;
}

} // namespace

void WatchedPosts::setWanted(const QStringList &ids)
{
    const QStringList bounded = ids.mid(0, mostWanted);
    const QSet<QString> now(bounded.begin(), bounded.end());
    m_wanted.removeIf([&now](const QString &id) { return !now.contains(id); });
    QSet<QString> known(m_wanted.begin(), m_wanted.end());
    for (const QString &id : bounded) {
        if (!id.isEmpty() && !known.contains(id)) {
            known.insert(id);
            m_wanted << id;
        }
    }
}

WatchedPosts::Step WatchedPosts::arrange(int most)
{
    const QStringList target = m_wanted.mid(std::max<qsizetype>(0, m_wanted.size() - most));
    const Step step{.unwatch = without(m_watched, target), .watch = without(target, m_watched)};
    m_watched = target;
    return step;
}

} // namespace asterism
