// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/failures.h"

#include <QList>

#include <algorithm>

namespace asterism {

namespace {

constexpr qsizetype mostFailures = 2000;
constexpr qint64 passingMs = minuteMs;
constexpr qint64 lastingMs = hourMs;

} // namespace

Failures::Failures(const Clock &clock)
    : m_clock(clock)
{
}

qint64 Failures::endOf(const Error &error) const
{
    const qint64 now = m_clock.now();
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Store:
        return now + passingMs;
    case ErrorKind::RateLimited:
        return std::clamp(error.until, now + passingMs, now + lastingMs);
    default:
        return now + lastingMs;
    }
}

void Failures::note(const QByteArray &key, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Barred) {
        return;
    }
    m_failures.insert(key, {error, endOf(error)});
    if (m_failures.size() > mostFailures) {
        tidy();
    }
}

/// Keeps the half that holds longest, so that this is rare.
void Failures::tidy()
{
    QList<qint64> ends;
    for (const Failure &failure : std::as_const(m_failures)) {
        ends.append(failure.until);
    }
    const auto middle = ends.begin() + ends.size() / 2;
    std::nth_element(ends.begin(), middle, ends.end());
    qsizetype surplus = m_failures.size() - mostFailures / 2;
    m_failures.removeIf(
        [&](auto entry) { return entry.value().until <= *middle && surplus-- > 0; });
}

std::optional<Error> Failures::find(const QByteArray &key)
{
    const auto found = m_failures.constFind(key);
    if (found == m_failures.cend()) {
        return {};
    }
    const qint64 now = m_clock.now();
    // One that ends later than it can was noted before the computer's clock was set back.
    if (found->until > now && found->until <= now + lastingMs) {
        return found->error;
    }
    m_failures.erase(found);
    return {};
}

} // namespace asterism
