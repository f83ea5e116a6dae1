// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/waitingline.h"

namespace asterism {

WaitingLine::WaitingLine(const Limits &limits)
    : m_limits(limits)
{
}

std::optional<QByteArray> WaitingLine::add(const Place &place)
{
    remove(place.key);
    m_waiting.append(place);
    if (m_waiting.size() <= m_limits.waiting) {
        return {};
    }
    return m_waiting.takeFirst().key;
}

void WaitingLine::remove(const QByteArray &key)
{
    m_waiting.removeIf([&key](const Place &place) { return place.key == key; });
}

std::optional<WaitingLine::Place> WaitingLine::next()
{
    for (qsizetype i = m_waiting.size() - 1; i >= 0; --i) {
        if (mayStart(m_waiting[i])) {
            const Place place = m_waiting.takeAt(i);
            m_running += 1;
            m_movies += place.movie ? 1 : 0;
            m_perHost[place.host] += 1;
            return place;
        }
    }
    return {};
}

bool WaitingLine::mayStart(const Place &place) const
{
    return m_running < m_limits.atOnce && m_perHost.value(place.host) < m_limits.perHost
        && (!place.movie || m_movies < m_limits.movies);
}

void WaitingLine::finished(const Place &place)
{
    m_running -= 1;
    m_movies -= place.movie ? 1 : 0;
    if (--m_perHost[place.host] <= 0) {
        m_perHost.remove(place.host);
    }
}

} // namespace asterism
