// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/writelog.h"

namespace asterism {

void WriteLog::count(
    int person, const QString &what, const QString &subject, Outcome outcome, const QString &detail)
{
    WriteCount &counted = m_counts[{person, what}][subject];
    ++(outcome == Outcome::Done           ? counted.done
            : outcome == Outcome::Refused ? counted.refused
                                          : counted.redundant);
    if (m_entries.size() >= mostRecords) {
        m_entries.pop_front();
    }
    m_entries.push_back({person,
        {.who = {}, .what = what, .subject = subject, .detail = detail, .outcome = outcome}});
}

QMap<QString, WriteCount> WriteLog::of(int person, const QString &what) const
{
    const auto found = m_counts.find({person, what});
    return found == m_counts.end() ? QMap<QString, WriteCount>() : found->second;
}

void WriteLog::countIn(int person, WriteClass writes, qint64 windowEnd, bool refused)
{
    std::vector<WriteWindow> &all = m_windows[{person, writes}];
    if (all.empty() || all.back().endsAt != windowEnd) {
        all.push_back({.endsAt = windowEnd});
    }
    ++(refused ? all.back().refused : all.back().taken);
}

std::vector<WriteWindow> WriteLog::windows(int person, WriteClass writes) const
{
    const auto found = m_windows.find({person, writes});
    return found == m_windows.end() ? std::vector<WriteWindow>() : found->second;
}

} // namespace asterism
