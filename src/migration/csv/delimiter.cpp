// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/delimiter.h"

#include <algorithm>
#include <array>

namespace asterism::csv {

namespace {

/// In the order in which they win where nothing tells them apart.
constexpr std::array delimiters{',', ';', '\t'};
constexpr qsizetype sampleBytes = 64 * 1024;

using Marks = std::array<bool, delimiters.size()>;

/// Which delimiters a line has, and which lie nearest to its @.
class LineVotes {
public:
    void add(char c)
    {
        if (c == '"') {
            m_quoted = !m_quoted;
        } else if (c == '@') {
            m_hasAt = true;
            m_waits = true;
            if (m_last >= 0) {
                m_near[size_t(m_last)] = true;
            }
        } else if (const auto found = std::ranges::find(delimiters, c);
                   found != delimiters.end() && !m_quoted) {
            const auto which = size_t(found - delimiters.begin());
            m_present[which] = true;
            m_near[which] = m_near[which] || m_waits;
            m_waits = false;
            m_last = int(which);
        }
    }

    bool isQuoted() const { return m_quoted; }
    const Marks &votes() const { return m_hasAt ? m_near : m_present; }

private:
    Marks m_present{};
    Marks m_near{};
    int m_last = -1; ///< the delimiter passed last
    bool m_hasAt = false;
    bool m_waits = false; ///< an @ was passed, and no delimiter since
    bool m_quoted = false;
};

} // namespace

char sniffDelimiter(QByteArrayView text)
{
    std::array<int, delimiters.size()> votes{};
    LineVotes line;
    int lines = 0;
    const auto count = [&] {
        for (size_t i = 0; i < votes.size(); ++i) {
            votes[i] += line.votes()[i] ? 1 : 0;
        }
    };
    for (const char c : text.first(std::min(text.size(), sampleBytes))) {
        if ((c == '\n' || c == '\r') && !line.isQuoted()) {
            count();
            ++lines;
            line = LineVotes();
        } else {
            line.add(c);
        }
    }
    if (text.size() <= sampleBytes || lines == 0) {
        count(); // else it is cut, and says half of what it would
    }
    const auto most = std::ranges::max_element(votes); // the first of equals
    return delimiters[size_t(most - votes.begin())];
}

} // namespace asterism::csv
