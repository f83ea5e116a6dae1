// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/absences.h"

#include "base/clock.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int notFound = 404;
constexpr int gone = 410;
constexpr int methodNotAllowed = 405;
constexpr int notImplemented = 501;

QString absenceKey(const QString &host, const QString &call)
{
    return host + u' ' + call;
}

} // namespace

bool Absences::isAbsent(const QString &host, const QString &call, qint64 now) const
{
    const auto since = m_since.constFind(absenceKey(host, call));
    // A clock that was set back must not make the day any longer.
    return since != m_since.cend() && now >= *since && now - *since < dayMs;
}

void Absences::note(const QString &host, const QString &call, qint64 now)
{
    if (m_since.size() >= mostKept) {
        m_since.clear(); // they are asked once more at most
    }
    m_since.insert(absenceKey(host, call), now);
}

bool lacksCallForAll(const Response &response)
{
    return response.status == methodNotAllowed || response.status == notImplemented;
}

bool lacksCall(const Response &response)
{
    return response.status == notFound || response.status == gone || lacksCallForAll(response);
}

} // namespace asterism
