// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/markerplan.h"

#include "base/clock.h"
#include "protocol/family.h"

#include <algorithm>

namespace asterism {

namespace {

constexpr qint64 everyMs = minuteMs;
constexpr qint64 longestMs = hourMs;
constexpr qint64 refusedMs = dayMs;
constexpr int mostDoublings = 6;

} // namespace

void MarkerPlan::reached(const QString &account, const QString &id)
{
    QString &known = m_accounts[account].reached;
    if (!id.isEmpty() && (known.isEmpty() || isLaterId(id, known))) {
        known = id;
    }
}

void MarkerPlan::readUpTo(const QString &account, const QString &id)
{
    m_accounts[account].reached = id;
}

void MarkerPlan::stands(const QString &account, const QString &id)
{
    m_accounts[account].stands = id;
}

void MarkerPlan::keepOnly(const QStringList &accounts)
{
    m_accounts.removeIf([&](const auto &account) { return !accounts.contains(account.key()); });
}

QList<MarkerPlan::Write> MarkerPlan::begin(qint64 now)
{
    QList<Write> due;
    for (auto account = m_accounts.begin(); account != m_accounts.end(); ++account) {
        State &state = *account;
        const bool further = !state.reached.isEmpty()
            && (state.stands.isEmpty() || isLaterId(state.reached, state.stands));
        if (further && !state.running && state.nextAt <= now) {
            state.running = true;
            state.nextAt = now + everyMs;
            due.append({account.key(), state.reached});
        }
    }
    std::ranges::sort(due, {}, &Write::account);
    return due;
}

void MarkerPlan::finished(const QString &account, const Result<QString> &stands, qint64 now)
{
    const auto found = m_accounts.find(account);
    if (found == m_accounts.end()) {
        return; // it signed out meanwhile
    }
    found->running = false;
    if (stands) {
        found->failures = 0;
        found->stands = *stands;
        return;
    }
    found->nextAt = std::max(found->nextAt, waitAfter(stands.error(), found->failures, now));
    found->failures = std::min(found->failures + 1, mostDoublings);
}

qint64 MarkerPlan::waitAfter(const Error &error, int failures, qint64 now)
{
    if (error.httpStatus == 409) {
        return now + everyMs; // somebody else wrote at the same time
    }
    switch (error.kind) {
    case ErrorKind::Usage: // its software keeps no markers
    case ErrorKind::NotFound:
    case ErrorKind::Forbidden:
    case ErrorKind::Rejected:
    case ErrorKind::BadAnswer:
        return now + refusedMs;
    case ErrorKind::RateLimited:
        return std::max(error.until, now + everyMs);
    default:
        return now + std::min(longestMs, everyMs << failures);
    }
}

} // namespace asterism
