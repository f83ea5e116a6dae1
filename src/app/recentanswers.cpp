// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recentanswers.h"

namespace asterism {

namespace {

/// A clock that was set back makes nothing last for ever.
bool isRecent(qint64 at, qint64 now)
{
    return now >= at && now - at < RecentAnswers::goodForMs;
}

} // namespace

std::optional<QJsonObject> RecentAnswers::find(const QString &key, qint64 now) const
{
    const auto found = m_kept.constFind(key);
    const bool recent = found != m_kept.cend() && isRecent(found->at, now);
    return recent ? std::optional(found->answer) : std::nullopt;
}

void RecentAnswers::put(const QString &key, const QJsonObject &answer, qint64 now)
{
    if (m_kept.size() >= mostKept) {
        m_kept.removeIf([now](const auto &kept) { return !isRecent(kept.value().at, now); });
    }
    if (m_kept.size() >= mostKept) {
        m_kept.clear(); // so many within a minute: somebody asks in bulk
    }
    m_kept.insert(key, {answer, now});
}

void RecentAnswers::forget()
{
    m_kept.clear();
    ++m_round;
}

} // namespace asterism
