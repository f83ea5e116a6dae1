// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <cmath>

namespace asterism::simulation {

/// All that is left to chance, from one seed.
class Chance {
public:
    explicit Chance(quint32 seed)
        : m_random(seed)
    {
    }

    /// True in that share of all calls.
    bool one(double share) { return m_random.generateDouble() < share; }
    /// Both ends included.
    qint64 between(qint64 least, qint64 most)
    {
        return least + qint64(m_random.generateDouble() * double(most - least + 1));
    }
    int below(int count) { return int(between(0, count - 1)); }
    /// A wait whose mean is that long, as between things that know nothing of each other.
    qint64 wait(qint64 meanMs)
    {
        return qint64(-std::log(1 - m_random.generateDouble()) * double(meanMs));
    }
    template <typename List> const auto &pick(const List &list)
    {
        return list[decltype(list.size())(below(int(list.size())))];
    }

private:
    QRandomGenerator m_random;
};

} // namespace asterism::simulation
