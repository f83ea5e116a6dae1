// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <limits>
#include <map>
#include <utility>

namespace asterism::simulation {

/// What is going to happen when, by the simulated clock. Things of one moment happen in the order
/// in which they were entered.
class Agenda {
public:
    void at(qint64 time, std::function<void()> act) { m_acts.emplace(time, std::move(act)); }

    static constexpr qint64 never = std::numeric_limits<qint64>::max();
    qint64 nextAt() const { return m_acts.empty() ? never : m_acts.begin()->first; }

    /// The first thing that is due; false when nothing is.
    bool actOnce(qint64 now)
    {
        if (nextAt() > now) {
            return false;
        }
        const auto act = std::move(m_acts.begin()->second);
        m_acts.erase(m_acts.begin());
        act();
        return true;
    }

private:
    std::multimap<qint64, std::function<void()>> m_acts;
};

} // namespace asterism::simulation
