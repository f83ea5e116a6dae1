// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/censusplan.h"

#include "base/clock.h"

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// After a try that brought nothing, and where a server does not say how long to wait.
qint64 patienceAfter(int tries)
{
    return tries * 5 * secondMs;
}

constexpr qint64 limitedMs = minuteMs;

void endPart(CensusPart &part, const Error &error)
{
    const bool cancelled = error.kind == ErrorKind::Cancelled;
    part.end = cancelled ? CensusPart::End::Cancelled : CensusPart::End::Failed;
    part.error = error;
}

} // namespace

CensusPlan::CensusPlan(const std::vector<CensusPart> &parts, qint64 since)
    : m_parts(parts)
    , m_readings(parts.size())
    , m_since(since)
{
}

bool CensusPlan::hasEnded() const
{
    return m_asked < 0 && count(CensusPart::End::Open) == 0;
}

int CensusPlan::count(CensusPart::End end) const
{
    return int(std::ranges::count(m_parts, end, &CensusPart::end));
}

const CensusPart *CensusPlan::current() const
{
    if (m_asked >= 0) {
        return &m_parts[size_t(m_asked)];
    }
    const auto open = std::ranges::find(m_parts, CensusPart::End::Open, &CensusPart::end);
    return open == m_parts.end() ? nullptr : &*open;
}

QJsonObject CensusPlan::next(qint64 now)
{
    if (m_asked >= 0) {
        return {};
    }
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].end == CensusPart::End::Open && m_readings[i].until <= now) {
            m_asked = int(i);
            return {{u"account"_s, m_parts[i].account.value}, {u"kind"_s, word(m_parts[i].kind)},
                {u"since"_s, m_since}};
        }
    }
    return {};
}

qint64 CensusPlan::waitsUntil() const
{
    std::optional<qint64> earliest;
    for (size_t i = 0; i < m_parts.size() && m_asked < 0; ++i) {
        if (m_parts[i].end == CensusPart::End::Open) {
            const qint64 until = m_readings[i].until;
            earliest = earliest ? std::min(*earliest, until) : until;
        }
    }
    return earliest.value_or(0);
}

void CensusPlan::hear(const Result<QJsonObject> &answer, qint64 now)
{
    if (m_asked < 0) {
        return;
    }
    const auto index = size_t(std::exchange(m_asked, -1));
    if (answer) {
        take(index, *answer, now);
    } else {
        fail(index, answer.error(), now);
    }
    if (m_cancelled) {
        cancel();
    }
}

void CensusPlan::take(size_t index, const QJsonObject &answer, qint64 now)
{
    CensusPart &part = m_parts[index];
    Reading &reading = m_readings[index];
    const bool underWay = answer[u"begun_at"].toInteger() != 0;
    part.found = answer[underWay ? u"found" : u"count"].toInt();
    part.total = underWay ? answer[u"total"].toInt(-1) : part.found;
    if (!underWay && answer[u"read_at"].toInteger() >= m_since) {
        part.end = CensusPart::End::Complete;
        return;
    }
    // An engine that never gets on would be asked for ever.
    if (std::exchange(reading.last, answer) == answer) {
        fail(index, Error{.kind = ErrorKind::Timeout}, now);
    } else {
        reading.tries = 0;
    }
}

void CensusPlan::fail(size_t index, const Error &error, qint64 now)
{
    CensusPart &part = m_parts[index];
    if (error.kind == ErrorKind::RateLimited) {
        pause(part.account, error.until > now ? error.until : now + limitedMs);
        return;
    }
    if (isTransient(error.kind) && ++m_readings[index].tries < mostTries) {
        pause(part.account, now + patienceAfter(m_readings[index].tries));
        return;
    }
    endPart(part, error);
    // What else it has would be asked for in vain, too; not after an answer that makes no sense.
    const bool isAway = isTransient(error.kind) && error.kind != ErrorKind::BadAnswer;
    if (isAway || error.kind == ErrorKind::Credentials || error.kind == ErrorKind::Barred
        || error.kind == ErrorKind::Cancelled) {
        endAccount(part.account, error);
    }
}

/// What a server asks for is about all that is read there.
void CensusPlan::pause(const AccountId &account, qint64 until)
{
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].account == account) {
            m_readings[i].until = std::max(m_readings[i].until, until);
        }
    }
}

void CensusPlan::endAccount(const AccountId &account, const Error &error)
{
    for (CensusPart &part : m_parts) {
        if (part.account == account && part.end == CensusPart::End::Open) {
            endPart(part, error);
        }
    }
}

void CensusPlan::cancel()
{
    m_cancelled = true;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].end == CensusPart::End::Open && int(i) != m_asked) {
            endPart(m_parts[i], Error{.kind = ErrorKind::Cancelled});
        }
    }
}

} // namespace asterism
